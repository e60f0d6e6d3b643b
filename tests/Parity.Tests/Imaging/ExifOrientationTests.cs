using Parity.Imaging;
using SkiaSharp;

namespace Parity.Tests.Imaging;

public sealed class ExifOrientationTests
{
    [Theory]
    [InlineData("49492A0008000000" + "0100" + "120103000100000006000000", SKEncodedOrigin.RightTop)]
    [InlineData("4D4D002A00000008" + "0001" + "011200030000000100030000", SKEncodedOrigin.BottomRight)]
    [InlineData("49492A0008000000" + "0200" + "0F0102000100000000000000" + "120103000100000008000000", SKEncodedOrigin.LeftBottom)]
    [InlineData("49492A0008000000" + "0100" + "120103000100000009000000", SKEncodedOrigin.TopLeft)]
    [InlineData("49492A0008000000" + "FFFF" + "0F0102000100000000000000", SKEncodedOrigin.TopLeft)]
    [InlineData("49492A00FFFFFFFF" + "0100", SKEncodedOrigin.TopLeft)]
    [InlineData("49492A0008000000", SKEncodedOrigin.TopLeft)]
    [InlineData("", SKEncodedOrigin.TopLeft)]
    public void Reads_the_tag_in_either_byte_order_and_takes_damage_for_upright(string exif, SKEncodedOrigin expected) =>
        ExifOrientation.Read(Convert.FromHexString(exif)).Should().Be(expected);
}
