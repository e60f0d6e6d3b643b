using YamlDotNet.RepresentationModel;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>Short words for reading YAML.</summary>
internal static class YamlNodes
{
    /// <summary>The node at a path of keys, or null.</summary>
    public static YamlNode? At(this YamlNode node, params string[] path) =>
        path.Aggregate((YamlNode?)node, (at, key) => at is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null);

    /// <summary>The text at a path of keys, empty where there is none.</summary>
    public static string Text(this YamlNode node, params string[] path) => (node.At(path) as YamlScalarNode)?.Value ?? string.Empty;

    /// <summary>The members of the list at a path of keys.</summary>
    public static IReadOnlyList<YamlNode> List(this YamlNode node, params string[] path) => node.At(path) is YamlSequenceNode list ? [.. list] : [];
}
