def counter(step):
    n = 0

    def next():
        nonlocal n
        n += step
        return n

    return next

def apply(n, f):
    s = 0
    for i in range(n):
        s += f(i)
    return s

def run():
    a, b = counter(1), counter(2)
    s = 0
    for _ in range(100000):
        s += a() + b()
    for i in range(20000):
        s += apply(3, lambda x: x + i)
    return s
