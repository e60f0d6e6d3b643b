namespace Parity.Running.Caching;

/// <summary>A file of the reference cache: an answer, or what a stopped process left of writing one.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="LastUse">When it was written or last taken, in UTC.</param>
/// <param name="Reference">What answered: the architecture and the checkpoint's file name; null for the remains of a write.</param>
public sealed record CacheFile(string Path, long Bytes, DateTime LastUse, string? Reference)
{
    /// <summary>True for a file that a stopped process left half-written: nothing reads it.</summary>
    public bool IsRemains => Reference is null;
}
