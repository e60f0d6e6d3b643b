using System.Collections.Immutable;
using Parity.Onnx.Models;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Onnx.Running;

/// <summary>How one image is fed to the inputs that a model declares: one picture tensor, and RT-DETR's original sizes where asked for.</summary>
internal sealed class InputPlan
{
    /// <summary>The input that RT-DETR and its descendants take the original size by: [N,2] = width, height.</summary>
    public const string SizesName = "orig_target_sizes";

    private readonly OnnxValue _picture;
    private readonly OnnxValue? _sizes;

    private InputPlan(ImmutableArray<OnnxValue> inputs, OnnxValue picture, OnnxValue? sizes) =>
        (Inputs, _picture, _sizes) = (inputs, picture, sizes);

    /// <summary>The inputs in the model's order.</summary>
    public ImmutableArray<OnnxValue> Inputs { get; }

    /// <summary>What is changed on the way, for the report.</summary>
    public IEnumerable<string> Notes => PictureType switch
    {
        ElementType.Float32 => [],
        var type => [$"the input \"{_picture.Name}\" is {type.DisplayName()}: the float32 tensor is converted for it"],
    };

    private ElementType PictureType => _picture.DataType.ToElementType()!.Value;

    /// <summary>Reads the declared inputs.</summary>
    /// <exception cref="ParityException">They are not those of a detector that this runner can feed; the message lists them.</exception>
    public static InputPlan For(OnnxModel model)
    {
        var inputs = model.Graph.Inputs;
        var sizes = inputs.FirstOrDefault(i => i.Name == SizesName);
        var rest = inputs.Where(i => i != sizes).ToList();
        if (rest is not [var picture] || !IsPicture(picture) || (sizes is not null && !IsSizes(sizes)))
        {
            throw new ParityException(
                $"{model.Path} takes {(inputs.IsEmpty ? "no input" : string.Join(" and ", inputs))}; expected one picture, float32, float16 or float64, [N,3,H,W] or [3,H,W], "
                + $"and beside it at most \"{SizesName}\" int64 [N,2]. Export the model with one of these signatures.");
        }

        return new(inputs, picture, sizes);
    }

    /// <summary>The tensors in the model's order.</summary>
    /// <exception cref="RunnerException">The tensor has not the rank that the model declares.</exception>
    public IReadOnlyList<TensorData> Tensors(ModelInput input, ICollection<string> notes) =>
        [.. Inputs.Select(i => i == _picture ? Picture(input.Tensor, notes) : Sizes(input))];

    private TensorData Picture(TensorData tensor, ICollection<string> notes)
    {
        if (_picture.Shape is { } declared && declared.Length != tensor.Shape.Length)
        {
            var given = tensor.ToString();
            tensor = Ranked(tensor, declared.Length);
            notes.Add($"the input \"{_picture.Name}\" has rank {declared.Length}: {given} is fed as {TensorData.FormatShape(tensor.Shape)}");
        }

        return tensor.ElementType == PictureType ? tensor
            : PictureType == ElementType.Float16 ? TensorData.From(Array.ConvertAll(tensor.ToFloat32(), v => (Half)v), tensor.Shape.AsSpan())
            : PictureType == ElementType.Float64 ? TensorData.From(Array.ConvertAll(tensor.ToFloat32(), v => (double)v), tensor.Shape.AsSpan())
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
        return _sizes!.DataType switch
        {
            OnnxDataType.Int64 => TensorData.From([width, (long)height], 1, 2),
            OnnxDataType.Int32 => TensorData.From([width, height], 1, 2),
            _ => TensorData.From([width, (float)height], 1, 2),
        };
    }

    private static bool IsPicture(OnnxValue value) =>
        value.DataType is OnnxDataType.Float32 or OnnxDataType.Float16 or OnnxDataType.Float64 && value.Shape is null or { Length: 3 or 4 };

    private static bool IsSizes(OnnxValue value) =>
        value.DataType is OnnxDataType.Int64 or OnnxDataType.Int32 or OnnxDataType.Float32 && value.Shape is null or { Length: 2 };
}
