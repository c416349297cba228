def run():
    s = 0
    for i in range(1000):
        for j in range(1000):
            s += i * j % 7 + j
            if s > 1000000:
                s -= 1000000
    return s
