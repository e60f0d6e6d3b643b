using System.Collections.Immutable;
using Parity.Engines;
using Parity.Tensors;

namespace Parity.Running.Inputs;

/// <summary>How one image is fed to the inputs that a model declares: one picture tensor, and RT-DETR's original sizes where asked for.</summary>
public sealed class InputPlan
{
    /// <summary>The input that RT-DETR and its descendants take the original size by: [N,2] = width, height.</summary>
    public const string SizesName = "orig_target_sizes";

    private readonly TensorSlot _picture;
    private readonly TensorSlot? _sizes;

    private InputPlan(ImmutableArray<TensorSlot> inputs, TensorSlot picture, TensorSlot? sizes) =>
        (Inputs, _picture, _sizes) = (inputs, picture, sizes);

    /// <summary>The inputs in the model's order.</summary>
    public ImmutableArray<TensorSlot> Inputs { get; }

    /// <summary>How many pictures the model takes at once: its fixed batch, or 1. One picture is fed as often as that.</summary>
    public int Batch => _picture.Shape is [> 1 and var batch, _, _, _] ? (int)batch : 1;

    /// <summary>What is changed on the way, for the report.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (_picture.Type != ElementType.Float32)
            {
                yield return $"the input \"{_picture.Name}\" is {_picture.Type.DisplayName()}: the float32 tensor is converted for it";
            }

            if (Batch > 1)
            {
                yield return FormattableString.Invariant($"the model's batch is fixed at {Batch}: every image is fed {Batch} times, and the first answer is judged");
            }
        }
    }

    /// <summary>Reads the declared inputs.</summary>
    /// <param name="path">The model, for messages.</param>
    /// <param name="inputs">Its inputs; null for one of a number format that pictures never have.</param>
    /// <param name="listed">The inputs in words, for messages.</param>
    /// <exception cref="ParityException">They are not those of a detector that can be fed; the message lists them.</exception>
    public static InputPlan For(string path, IReadOnlyList<TensorSlot?> inputs, string listed)
    {
        var sizes = inputs.FirstOrDefault(i => i?.Name == SizesName);
        var rest = inputs.Where(i => i is null || i != sizes).ToList();
        if (rest is not [{ } picture] || !IsPicture(picture) || (sizes is not null && !IsSizes(sizes)))
        {
            throw new ParityException(
                $"{path} takes {(inputs.Count == 0 ? "no input" : listed)}; expected one picture, float32, float16 or float64, [N,3,H,W] or [3,H,W], "
                + $"and beside it at most \"{SizesName}\" int64 [N,2]. Export the model with one of these signatures.");
        }

        return new([.. inputs.Select(i => i!)], picture, sizes);
    }

    /// <summary>The tensors in the model's order.</summary>
    /// <exception cref="RunnerException">The tensor has not the rank that the model declares.</exception>
    public IReadOnlyList<TensorData> Tensors(ModelInput input, ICollection<string> notes) =>
        [.. Inputs.Select(i => Batches.Repeat(i == _picture ? Picture(input.Tensor, notes) : Sizes(input), Batch))];

    /// <summary>The tensors in the model's order, of which every fixed dimension is the model's.</summary>
    /// <exception cref="RunnerException">The tensor has another shape than the model takes.</exception>
    public IReadOnlyList<TensorData> TensorsThatFit(ModelInput input, ICollection<string> notes)
    {
        var tensors = Tensors(input, notes);
        foreach (var (slot, tensor) in Inputs.Zip(tensors))
        {
            if (slot.Shape is { } shape && (shape.Length != tensor.Shape.Length || shape.Zip(tensor.Shape).Any(d => d.First is { } size && size != d.Second)))
            {
                throw new RunnerException($"The input {slot} does not take {tensor}, which the preprocessing made.", "Resize the images to it in `preprocess`, or build the model for this size.");
            }
        }

        return tensors;
    }

    private TensorData Picture(TensorData tensor, ICollection<string> notes)
    {
        if (_picture.Shape is { } declared && declared.Length != tensor.Shape.Length)
        {
            var given = tensor.ToString();
            tensor = Ranked(tensor, declared.Length);
            notes.Add($"the input \"{_picture.Name}\" has rank {declared.Length}: {given} is fed as {TensorData.FormatShape(tensor.Shape)}");
        }

        return tensor.ElementType == _picture.Type ? tensor
            : _picture.Type == ElementType.Float16 ? TensorData.From(Array.ConvertAll(tensor.ToFloat32(), v => (Half)v), tensor.Shape.AsSpan())
            : _picture.Type == ElementType.Float64 ? TensorData.From(Array.ConvertAll(tensor.ToFloat32(), v => (double)v), tensor.Shape.AsSpan())
            : TensorData.From(tensor.ToFloat32(), tensor.Shape.AsSpan());
    }

    // A batch axis is added or dropped only where it says nothing: its size is 1.
    private TensorData Ranked(TensorData tensor, int rank) => (tensor.Shape.Length, rank) switch
    {
        (3, 4) => tensor.Reshape([1, .. tensor.Shape]),
        (4, 3) when tensor.Shape[0] == 1 => tensor.Reshape([.. tensor.Shape.Skip(1)]),
        _ => throw new RunnerException($"The input {_picture} has rank {rank}; the preprocessing made {tensor}.", "Mend `preprocess`, or export the model with a batch axis."),
    };

    private TensorData Sizes(ModelInput input)
    {
        var (width, height) = (input.Geometry.OriginalWidth, input.Geometry.OriginalHeight);
        return _sizes!.Type switch
        {
            ElementType.Int64 => TensorData.From([width, (long)height], 1, 2),
            ElementType.Int32 => TensorData.From([width, height], 1, 2),
            _ => TensorData.From([width, (float)height], 1, 2),
        };
    }

    private static bool IsPicture(TensorSlot slot) =>
        slot.Type is ElementType.Float32 or ElementType.Float16 or ElementType.Float64 && slot.Shape is null or { Length: 3 or 4 };

    private static bool IsSizes(TensorSlot slot) =>
        slot.Type is ElementType.Int64 or ElementType.Int32 or ElementType.Float32 && slot.Shape is null or { Length: 2 };
}
