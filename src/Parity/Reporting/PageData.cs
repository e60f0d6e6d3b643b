using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parity.Comparison;
using Parity.Detections;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>What the page's script draws, as small as it gets: rows of numbers instead of verdicts.</summary>
internal static class PageData
{
    // The default encoder writes <, > and & as \u escapes: no name can end the script element.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Default,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Models, sides, images and their boxes.</summary>
    public static string Models(ParityReport report) => JsonSerializer.Serialize(report.Models.Select(Model), Options);

    /// <summary>The pictures as data addresses, by id.</summary>
    public static string Pictures(ParityReport report) =>
        JsonSerializer.Serialize(report.Pictures.ToDictionary(p => p.Id, p => $"data:{p.MediaType};base64,{Convert.ToBase64String(p.Data.Span)}", StringComparer.Ordinal), Options);

    private static object Model(ModelReport model)
    {
        return new
        {
            model.Model,
            model.Labels,
            Threshold = model.ScoreThreshold,
            Images = model.Images.Select(i => new { i.Name, Picture = i.Sha256, W = i.Width, H = i.Height }),
            Sides = SideSummary.Of(model).Select(s => new { s.Name, Images = s.ImageCases.Select(c => Image(s, c)) }),
        };
    }

    private static object Image(SideSummary side, CaseResult result)
    {
        var verdict = side.Verdict.Images.FirstOrDefault(i => i.Image == result.Case.Subject);
        return new
        {
            Name = result.Case.Subject,
            Outcome = OutcomeNames.Of(result.Outcome),
            Stage = verdict?.FirstDivergingStage is { } stage ? StageNames.Of(stage) : null,
            result.Text,
            Stages = (verdict?.Stages ?? []).Select(s => new { Name = StageNames.Of(s.Stage), Outcome = s.Outcome.ToString().ToLowerInvariant(), Checks = s.Checks.Select(Check), s.Notes }),
            Compared = (verdict?.Stages ?? []).Where(s => s.Comparison is not null).Select(Comparison),
        };
    }

    private static object Check(Check check) => new
    {
        check.Name,
        check.Passed,
        Text = CheckText.Brief(check),
        Limit = check.Limit,
        Headroom = check.Headroom is { } headroom ? Figures.Number(headroom) : null,
    };

    private static object Comparison(StageVerdict stage)
    {
        var comparison = stage.Comparison!;
        return new
        {
            Stage = StageNames.Of(stage.Stage),
            Reference = comparison.ReferenceName,
            Candidate = comparison.CandidateName,
            BoxLimit = comparison.BoxTolerance,
            ScoreLimit = comparison.ScoreTolerance,
            Pairs = comparison.Pairs.Select(p => new { R = Row(p.Reference), C = Row(p.Candidate), Iou = Digits(p.IoU), Px = Digits(p.BoxPixels), Score = Digits(p.ScoreDifference), Ok = p.Passed, BoxOk = p.BoxPassed, ScoreOk = p.ScorePassed, LabelOk = p.LabelPassed }),
            Missing = comparison.Missing.Select(Row),
            Extra = comparison.Extra.Select(Row),
            Crossings = comparison.Crossings.Select(c => new { Side = c.Side == ComparedSide.Reference ? "r" : "c", D = Row(c.Detection), Partner = c.Partner is { } partner ? Row(partner) : null, c.LastPlace }),
        };
    }

    private static double[] Row(Detection d) =>
        [Digits(d.Box.X1), Digits(d.Box.Y1), Digits(d.Box.X2), Digits(d.Box.Y2), Digits(d.Score), d.Label];

    // Six digits: finer than a screen, and a third of the size.
    private static double Digits(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;
}
