namespace Parity.Imaging;

/// <summary>Which size a picture is brought to.</summary>
public abstract record ResizeRule
{
    /// <summary>The new size of a picture, and the ratio that was aimed at on each axis.</summary>
    public abstract ResizePlan Plan(int width, int height);

    /// <summary>The rule's settings as a spec writes them; null values are left out.</summary>
    internal abstract IReadOnlyList<(string Key, object? Value)> Settings { get; }
}
