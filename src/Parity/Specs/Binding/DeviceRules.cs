using System.Text.RegularExpressions;

namespace Parity.Specs.Binding;

/// <summary>Devices, and what goes with which provider.</summary>
internal static partial class DeviceRules
{
    /// <summary>What a device looks like.</summary>
    public const string Pattern = "^(cpu|cuda|cuda:(0|[1-9][0-9]?))$";

    private static readonly string[] Examples = ["cpu", "cuda", "cuda:1"];

    /// <summary>The device as written; null when absent or after noting a problem.</summary>
    public static string? Bind(MapReader reader)
    {
        if (reader.Scalar(SideKeys.Device.Name) is not { } scalar)
        {
            return null;
        }

        if (Form().IsMatch(scalar.Text))
        {
            return scalar.Text;
        }

        reader.Problems.Add(scalar.At, $"\"device\" cannot be {scalar.Shown}; {Suggestion.For(scalar.Text, Examples)}");
        return null;
    }

    /// <summary>Notes a problem when an ONNX provider or an engine cannot run on the device asked for.</summary>
    public static void CheckWith(MapReader reader, string kind, string provider, string? device)
    {
        var onGpu = kind == CandidateKeys.Engine.Name || (kind == CandidateKeys.Onnx.Name && provider != "cpu");
        var what = kind == CandidateKeys.Engine.Name ? "an engine" : $"provider \"{provider}\"";
        if (device is not null && onGpu != (device != "cpu"))
        {
            reader.Problems.Add(reader.PlaceOf(SideKeys.Device.Name), $"{what} does not run on device \"{device}\"; {(onGpu ? "name a cuda device" : "choose provider cuda")} or remove \"device\".");
        }
    }

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
