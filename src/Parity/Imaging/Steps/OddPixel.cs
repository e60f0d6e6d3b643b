namespace Parity.Imaging.Steps;

/// <summary>Which side takes the odd pixel of centred padding.</summary>
public enum OddPixel
{
    /// <summary>Right and bottom: <c>before = total // 2</c>.</summary>
    After,

    /// <summary>Left and top.</summary>
    Before,
}
