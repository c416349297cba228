def run():
    parts = []
    for i in range(40000):
        parts.append(str(i))
        parts.append(",")
    s = "".join(parts)
    n = 0
    for i in range(len(s)):
        if s[i] == "7":
            n += 1
    line = ""
    for i in range(2000):
        line += "ab"
    return n + len(line)
