class Counter:
    def __init__(self):
        self.n = 0
        self.step = 1

    def add(self, by):
        self.n += by * self.step

    def half(self):
        return self.n // 2

def run():
    c = Counter()
    s = 0
    for i in range(200000):
        c.add(i % 3)
        s += c.half() % 5
    return s + c.n
