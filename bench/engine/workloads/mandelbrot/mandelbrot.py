def run():
    n = 120
    total = 0
    for py in range(n):
        for px in range(n):
            x0 = px / n * 3.5 - 2.5
            y0 = py / n * 2 - 1
            x = y = 0.0
            i = 0
            while i < 50 and x * x + y * y <= 4:
                x, y = x * x - y * y + x0, 2 * x * y + y0
                i += 1
            total += i
    return total
