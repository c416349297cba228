class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side

class Box:
    def __init__(self, w, h):
        self.w = w
        self.h = h

    def area(self):
        return self.w * self.h

def run():
    shapes = [Square(3), Box(2, 5), Square(4), Box(7, 1)]
    s = 0
    for i in range(300000):
        s += shapes[i % 4].area()
    return s
