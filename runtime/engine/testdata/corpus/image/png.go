package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/png"
	"strings"
)

// plasma is an image.Image of the script's own.
type plasma struct{ w, h int }

func (p plasma) ColorModel() color.Model { return color.NRGBAModel }
func (p plasma) Bounds() image.Rectangle { return image.Rect(0, 0, p.w, p.h) }
func (p plasma) At(x, y int) color.Color { return hue(x*16 ^ y*16) }

type hue uint8

func (h hue) RGBA() (r, g, b, a uint32) { v := uint32(h) * 0x101; return v, 0xffff - v, v / 2, 0xffff }

func main() {
	var buf bytes.Buffer
	fmt.Println(png.Encode(&buf, plasma{16, 8}))
	fmt.Printf("%q\n", buf.Bytes()[:8])
	img, f, err := image.Decode(&buf)
	fmt.Println(f, err, img.Bounds(), img.At(3, 2), img.ColorModel() == color.RGBAModel || img.ColorModel() == color.NRGBAModel)
	dst := image.NewRGBA(image.Rect(0, 0, 4, 4))
	draw.Draw(dst, dst.Bounds(), image.NewUniform(color.RGBA{1, 2, 3, 255}), image.Point{}, draw.Src)
	draw.Draw(dst, image.Rect(1, 1, 3, 3), plasma{9, 9}, image.Pt(2, 2), draw.Over)
	for y := range 4 {
		for x := range 4 {
			fmt.Print(dst.RGBAAt(x, y).G, " ")
		}
		fmt.Println()
	}
	g := image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.Black, color.White, hue(9)})
	g.SetColorIndex(1, 1, 2)
	buf.Reset()
	fmt.Println(gif.EncodeAll(&buf, &gif.GIF{Image: []*image.Paletted{g}, Delay: []int{1}}), color.GrayModel.Convert(hue(200)), g.Palette.Index(color.White))
	_, err = png.Decode(strings.NewReader("nope"))
	fmt.Println(err)
	r := image.Rect(0, 0, 10, 10).Intersect(image.Rect(5, 5, 20, 20))
	fmt.Println(r, r.Dx(), image.Pt(6, 6).In(r), r.Inset(2), image.Pt(1, 2).Add(image.Pt(3, 4)))
}
