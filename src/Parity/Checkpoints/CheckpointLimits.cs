namespace Parity.Checkpoints;

/// <summary>
/// Bounds that no real checkpoint comes near; a hostile file meets them before it costs memory or time. They are far above what was
/// measured on real files (an Ultralytics module has 50,000 pickle nodes, a 12 MB COCO evaluation is the largest text).
/// </summary>
internal static class CheckpointLimits
{
    /// <summary>Values that one pickle may create.</summary>
    public const int PickleNodes = 2_000_000;

    /// <summary>Instructions of one pickle; real files have about ten for each value.</summary>
    public const int PickleInstructions = 20_000_000;

    /// <summary>Values on the stack at once.</summary>
    public const int PickleStack = 4_000_000;

    /// <summary>Bytes of one text or byte string inside a pickle.</summary>
    public const int PickleValueBytes = 128 << 20;

    /// <summary>Bytes of all text and byte strings of one pickle together.</summary>
    public const long PickleTotalBytes = 512L << 20;

    /// <summary>Bytes of one integer inside a pickle.</summary>
    public const int PickleIntegerBytes = 1024;

    /// <summary>How far a memo index may run ahead of the number of values memoised; Python numbers them in sequence.</summary>
    public const int PickleMemoGap = 1 << 16;

    /// <summary>Levels that searching and printing descend into nested data.</summary>
    public const int WalkDepth = 64;

    /// <summary>Modules that one walk visits; a shared module counts each time it is met. Detectors have some thousands.</summary>
    public const int Modules = 20_000;

    /// <summary>Tensors that one module may hold in all.</summary>
    public const int ModuleTensors = 200_000;

    /// <summary>Dimensions of a tensor (PyTorch itself stops at 64).</summary>
    public const int TensorDimensions = 64;

    /// <summary>Bytes that a view may take beyond the part of the storage it covers (expanded tensors repeat elements).</summary>
    public const long ExpandedBytes = 64L << 20;

    /// <summary>Bytes of storage that a scattered view may span before the span must be in proportion to the tensor.</summary>
    public const long ScatteredBytes = 256L << 20;

    /// <summary>Entries of a zip archive.</summary>
    public const int ZipEntries = 1_000_000;

    /// <summary>Bytes of a zip archive's central directory.</summary>
    public const int ZipDirectoryBytes = 128 << 20;

    /// <summary>How many times larger than its compressed form an entry may be once it is larger than <see cref="ZipInflatedFreely"/>.</summary>
    public const int ZipRatio = 100;

    /// <summary>Bytes that a compressed entry may always inflate to.</summary>
    public const long ZipInflatedFreely = 16L << 20;

    /// <summary>Bytes of a safetensors header: 300,000 tensors. The format itself stops at 100 MB, whose index would take a gigabyte.</summary>
    public const int SafeTensorsHeaderBytes = 32 << 20;
}
