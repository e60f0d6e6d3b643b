using System.Collections.Immutable;
using System.Text.Json;
using Parity.Comparison;
using Parity.Detections;
using Parity.Imaging;
using Parity.Tensors;

namespace Parity.Goldens;

/// <summary>Reads the text of a golden. Whatever is wrong with it becomes one message that names the file and the fix.</summary>
internal static class GoldenReader
{
    /// <summary>Reads a golden.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="ParityException">The text is no golden of the present format.</exception>
    public static Golden Read(string text, string path)
    {
        if (text.Contains("<<<<<<<", StringComparison.Ordinal) || text.Contains(">>>>>>>", StringComparison.Ordinal))
        {
            throw new ParityException($"{path}: a merge conflict is not resolved. Choose one side, or run `parity accept` again.");
        }

        try
        {
            using var document = JsonDocument.Parse(text, GoldenJson.Strict);
            return Read(new GoldenElement(document.RootElement, path, string.Empty));
        }
        catch (JsonException e)
        {
            throw new ParityException($"{path}: expected a golden in JSON; found {e.Message} Restore the file, or run `parity accept` again.", e);
        }
    }

    private static Golden Read(GoldenElement root)
    {
        var format = root["format"].Integer();
        if (format != GoldenFormat.Version)
        {
            throw root["format"].Unusable($"{GoldenFormat.Version}");
        }

        return new()
        {
            Model = root["model"].Text(),
            Image = root["image"].Text(),
            MadeFrom = Provenance(root["made_from"]),
            Tensor = Tensor(root["tensor"]),
            Detections = [.. root["detections"].Items().Select(Detection).Order(DetectionOrder.ByPlace)],
        };
    }

    private static GoldenProvenance Provenance(GoldenElement element) => new()
    {
        Checkpoint = element["checkpoint"].TextOrNull(),
        Image = element["image"].TextOrNull(),
        Preprocess = element["preprocess"].TextOrNull(),
        Decoder = element["decoder"].TextOrNull(),
    };

    private static TensorFingerprint Tensor(GoldenElement element)
    {
        var bars = element["bars"].Items(4);
        return new()
        {
            ElementType = Type(element["type"]),
            Shape = [.. element["shape"].Items().Select(d => (long)d.Integer())],
            Sha256 = element["sha256"].Text(),
            Bars = new(bars[0].Integer(), bars[1].Integer(), bars[2].Integer(), bars[3].Integer()),
            Channels =
            [
                .. element["channels"].Items().Select(c => new ChannelStatistics(c["mean"].Number(), c["std"].Number(), c["min"].Number(), c["max"].Number())),
            ],
        };
    }

    private static ElementType Type(GoldenElement element)
    {
        var name = element.Text();
        foreach (var type in Enum.GetValues<ElementType>())
        {
            if (type.DisplayName() == name)
            {
                return type;
            }
        }

        throw element.Unusable("a number format such as float32");
    }

    private static Detection Detection(GoldenElement element)
    {
        ImmutableArray<GoldenElement> box = element["box"].Items(4);
        return new(
            new(box[0].Single(), box[1].Single(), box[2].Single(), box[3].Single()),
            element["score"].Single(),
            element["label"].Integer());
    }
}
