using Parity.Detections;

namespace Parity.Imaging;

/// <summary>How an image was brought to the model's input, and so how boxes go back. Made by the preprocessing; decoders never redo its arithmetic.</summary>
/// <param name="OriginalWidth">Columns of the decoded image.</param>
/// <param name="OriginalHeight">Rows of the decoded image.</param>
/// <param name="InputWidth">Columns of the tensor the model receives.</param>
/// <param name="InputHeight">Rows of the tensor the model receives.</param>
/// <param name="X">The horizontal map.</param>
/// <param name="Y">The vertical map.</param>
public sealed record ImageGeometry(int OriginalWidth, int OriginalHeight, int InputWidth, int InputHeight, AxisMap X, AxisMap Y)
{
    /// <summary>The geometry of an image that is fed as it is.</summary>
    public static ImageGeometry Unchanged(int width, int height) =>
        new(width, height, width, height, AxisMap.Identity, AxisMap.Identity);

    /// <summary>Takes a box in pixels of the model's input back to pixels of the original image; nothing is clipped.</summary>
    public Box ToOriginal(Box box) =>
        new(X.ToOriginal(box.X1), Y.ToOriginal(box.Y1), X.ToOriginal(box.X2), Y.ToOriginal(box.Y2));
}
