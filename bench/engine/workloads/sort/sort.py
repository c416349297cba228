import functools

def run():
    a = []
    x = 42
    for i in range(20000):
        x = (x * 1103515 + 12345) % 1048576
        a.append(x)
    a.sort(key=functools.cmp_to_key(lambda p, q: p - q))
    s = 0
    for i, v in enumerate(a):
        s = (s + v * (i % 10)) % 1000000007
    return s
