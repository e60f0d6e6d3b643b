namespace Parity.Specs;

/// <summary>What kind of value a key of a spec takes.</summary>
public enum SpecValueKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A file or folder, relative to the spec file, with forward slashes.</summary>
    Path,

    /// <summary>One word of a list.</summary>
    Choice,

    /// <summary>A number with a decimal point.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A list of text values.</summary>
    Texts,

    /// <summary>A mapping with keys of its own.</summary>
    Map,

    /// <summary>A mapping of names of the author's choice to mappings with keys of their own.</summary>
    NamedMaps,

    /// <summary>A mapping of text to text.</summary>
    TextMap,

    /// <summary>Anything; whoever uses the value binds it.</summary>
    Any,
}
