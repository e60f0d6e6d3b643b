namespace Parity.Imaging;

/// <summary>To exactly this size, whatever the picture's proportions. YAML: <c>size: 640</c> or <c>size: [width, height]</c>.</summary>
/// <param name="Width">New columns.</param>
/// <param name="Height">New rows.</param>
public sealed record StretchRule(int Width, int Height) : ResizeRule
{
    /// <inheritdoc/>
    public override ResizePlan Plan(int width, int height) => new(Width, Height, (double)Width / width, (double)Height / height);

    internal override IReadOnlyList<(string Key, object? Value)> Settings => [("size", new[] { Width, Height })];
}
