using Parity.Imaging;

namespace Parity.Goldens;

/// <summary>The picture beside a golden: what a reviewer looks at.</summary>
public static class GoldenOverlay
{
    /// <summary>Draws the golden's boxes, labels and scores on the image and returns a PNG file; higher scores lie above lower ones.</summary>
    public static byte[] Png(RgbImage image, Golden golden) =>
        OverlayRenderer.RenderPng(image, golden.Detections.OrderBy(d => d.Score).Select(OverlayBox.Of));
}
