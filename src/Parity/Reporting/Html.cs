using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Parity.Reporting;

/// <summary>
/// A piece of HTML. Written as an interpolated string whose holes are escaped unless they are HTML themselves, so that forgetting to escape is not
/// possible: <c>Html cell = $"&lt;td&gt;{name}&lt;/td&gt;";</c>.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Html
{
    private readonly StringBuilder _text;

    public Html(int literalLength, int formattedCount) => _text = new(literalLength + (16 * formattedCount));

    /// <summary>Nothing.</summary>
    public static Html Empty => $"";

    /// <summary>Takes markup as it is: the page's own files, never what a user wrote.</summary>
    public static Html Trusted(string markup)
    {
        var html = new Html(markup.Length, 0);
        html._text.Append(markup);
        return html;
    }

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(string? text) => _text.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(long number) => _text.Append(number.ToString("#,0", CultureInfo.InvariantCulture));

    public void AppendFormatted(int number, string format) => _text.Append(number.ToString(format, CultureInfo.InvariantCulture));

    public void AppendFormatted(Html html) => _text.Append(html._text);

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts)
        {
            _text.Append(part._text);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
