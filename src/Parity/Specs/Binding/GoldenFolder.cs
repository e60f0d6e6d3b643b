namespace Parity.Specs.Binding;

/// <summary>Finds the folder of a model's goldens.</summary>
internal static class GoldenFolder
{
    private const string Name = "goldens";

    /// <summary>The folder the spec names, or the default one; null after noting a problem.</summary>
    public static string? Bind(MapReader reader, string? model, BindingContext context)
    {
        if (reader.Scalar(RootKeys.Goldens.Name) is { } written)
        {
            return PathRules.Absolute(written, context);
        }

        return model is null ? null : Default(context.Folder, model);
    }

    private static string Default(string folder, string model)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var goldens = Path.Combine(at, Name);
            if (Directory.Exists(goldens))
            {
                return Path.Combine(goldens, model);
            }
        }

        return Path.Combine(Path.GetDirectoryName(folder) ?? folder, Name, model);
    }
}
