def run():
    m = {}
    for i in range(200000):
        k = i * 7919 % 4096
        m[k] = m.get(k, 0) + i % 10
    names = ["red", "green", "blue", "black", "white"]
    c = {}
    for i in range(100000):
        k = names[i % 5]
        c[k] = c.get(k, 0) + 1
    s = 0
    for v in m.values():
        s += v
    return s + len(m) + c["blue"]
