using System.Globalization;
using Parity.Checkpoints;
using Parity.Checkpoints.Keys;
using Parity.Checkpoints.Layouts;
using Parity.Tensors;

namespace Parity.Tests.Checkpoints.Keys;

public class KeyAnalysisTests
{
    [Fact]
    public void Equal_keys_and_shapes_fit()
    {
        var keys = Table("torchvision-fasterrcnn");
        var comparison = KeyAnalysis.Compare(keys, Dict(keys));
        comparison.Fits.Should().BeTrue();
        comparison.Fitting.Should().Be(comparison.Required).And.Be(284);
        comparison.Repair.Should().BeNull();
    }

    [Fact]
    public void Counters_of_the_normalisation_layers_are_optional_on_both_sides()
    {
        var keys = Table("torchvision-fasterrcnn");
        var without = keys.Where(k => !KeyAnalysis.IsCounter(k.Name)).ToList();
        without.Should().HaveCount(284);
        KeyAnalysis.Compare(keys, Dict(without)).Fits.Should().BeTrue();
        KeyAnalysis.Compare(without, Dict(keys)).Fits.Should().BeTrue();
    }

    [Fact]
    public void A_distilled_checkpoint_is_explained_in_a_few_lines_with_the_line_that_mends_it()
    {
        var keys = Table("mmyolo-rtmdet-tiny");
        var found = Renamed(keys, k => "architecture." + k)
            .Concat(Renamed(keys, k => "teacher." + k))
            .Append(new("distiller.connectors.fpn0_s.conv_module.conv.weight", [128, 96, 1, 1]));
        var comparison = KeyAnalysis.Compare(keys, Dict(found));
        comparison.Fitting.Should().Be(0);
        comparison.Repair!.StripPrefix.Should().Be("architecture.");
        comparison.Repair.IsComplete.Should().BeTrue();
        comparison.Describe("rtmdet/tiny").Should().Be(
            """
            the weights do not fit the architecture rtmdet/tiny: 0 of its 400 keys are there with the right shape.
              missing 400: backbone.* (173), neck.* (155), bbox_head.head_module.* (72)
              unexpected 801: architecture.* (400), teacher.* (400), distiller.connectors.fpn0_s.conv_module.conv.weight
              These are the keys of a distillation's student. Add this to "reference" in the spec and every key fits:
                strip_prefix: architecture.
            """);
    }

    [Theory]
    [InlineData("module.", "keys wrapped by DataParallel or an averaged model")]
    [InlineData("_orig_mod.", "keys wrapped by torch.compile")]
    [InlineData("model.", "the keys of a wrapper that holds the model as \"model\"")]
    [InlineData("net.student.", "keys that stand below \"net.student.\"")]
    public void A_prefix_before_every_key_is_recognised(string prefix, string reason)
    {
        var keys = Table("torchvision-fasterrcnn");
        var repair = KeyAnalysis.Compare(keys, Dict(Renamed(keys, k => prefix + k))).Repair!;
        repair.StripPrefix.Should().Be(prefix);
        repair.Reason.Should().Be(reason);
        repair.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void A_prefix_that_the_checkpoint_lacks_is_added()
    {
        var keys = Renamed(Table("torchvision-fasterrcnn"), k => "detector." + k);
        var repair = KeyAnalysis.Compare(keys, Dict(Table("torchvision-fasterrcnn"))).Repair!;
        repair.SpecLines.Should().Equal("rename:", "  \"\": detector.");
        Mended(keys, Table("torchvision-fasterrcnn"), repair).Fits.Should().BeTrue();
    }

    [Fact]
    public void Names_of_mmyolo_are_translated_to_those_of_mmdetection_and_back()
    {
        var yolo = Table("mmyolo-rtmdet-tiny");
        var rules = KnownNaming.All[0].Rules;
        var detection = Renamed(yolo, k => KeyRenaming.Apply(k, rules));
        detection.Select(k => k.Name).Should().Contain("neck.reduce_layers.1.conv.weight").And.Contain("bbox_head.rtm_cls.0.weight").And.Contain("neck.top_down_blocks.0.main_conv.conv.weight");
        foreach (var (expected, found, reason) in new[] { (detection, yolo, "MMYOLO's names for a model of MMDetection"), (yolo, detection, "MMDetection's names for a model of MMYOLO") })
        {
            var repair = KeyAnalysis.Compare(expected, Dict(found)).Repair!;
            repair.Reason.Should().Be(reason);
            repair.IsComplete.Should().BeTrue();
            Mended(expected, found, repair).Fits.Should().BeTrue();
        }
    }

    [Fact]
    public void Older_names_of_torchvision_are_recognised()
    {
        var keys = Table("torchvision-fasterrcnn");
        string Older(string key) => key.StartsWith("rpn.head.conv.0.0.", StringComparison.Ordinal) ? key.Replace("conv.0.0.", "conv.", StringComparison.Ordinal)
            : key.StartsWith("backbone.fpn.", StringComparison.Ordinal) ? key.Replace(".0.weight", ".weight", StringComparison.Ordinal).Replace(".0.bias", ".bias", StringComparison.Ordinal)
            : key;
        var older = Renamed(keys, Older);
        older.Select(k => k.Name).Should().Contain("rpn.head.conv.weight").And.Contain("backbone.fpn.layer_blocks.1.bias");
        var repair = KeyAnalysis.Compare(keys, Dict(older)).Repair!;
        repair.Reason.Should().Be("torchvision's older names");
        repair.SpecLines.Should().Contain("  rpn.head.conv: rpn.head.conv.0.0").And.Contain("  backbone.fpn.inner_blocks.0: backbone.fpn.inner_blocks.0.0").And.HaveCount(6);
        Mended(keys, older, repair).Fits.Should().BeTrue();
    }

    [Fact]
    public void The_two_versions_of_rtdetr_are_told_apart_by_their_names()
    {
        var (v1, v2) = (Table("rtdetr-v1-r18vd"), Table("rtdetr-v2-r18vd"));
        var withoutConstants = v2.Where(k => !IsConstant(k.Name)).ToList();
        var repair = KeyAnalysis.Compare(withoutConstants, Dict(v1)).Repair!;
        repair.Reason.Should().Be("RT-DETR v1 names for a v2 model");
        Mended(withoutConstants, v1, repair).Fits.Should().BeTrue();
        KeyAnalysis.Compare(v1, Dict(v2), IsConstant).Repair!.Reason.Should().Be("RT-DETR v2 names for a v1 model");
    }

    [Fact]
    public void A_wrapping_and_another_spelling_are_mended_together()
    {
        var detection = Renamed(Table("mmyolo-rtmdet-tiny"), k => KeyRenaming.Apply(k, KnownNaming.All[0].Rules));
        var found = Renamed(Table("mmyolo-rtmdet-tiny"), k => "architecture." + k);
        var repair = KeyAnalysis.Compare(detection, Dict(found)).Repair!;
        repair.StripPrefix.Should().Be("architecture.");
        repair.Rename.Should().HaveCount(8);
        Mended(detection, found, repair).Fits.Should().BeTrue();
    }

    [Fact]
    public void A_part_under_another_name_is_found_by_its_layers_and_shapes()
    {
        var keys = Table("torchvision-fasterrcnn");
        var found = Renamed(keys, k => k.Replace("roi_heads.box_head", "heads.mlp", StringComparison.Ordinal));
        var repair = KeyAnalysis.Compare(keys, Dict(found)).Repair!;
        repair.SpecLines.Should().Equal("rename:", "  heads.mlp.: roi_heads.box_head.");
        Mended(keys, found, repair).Fits.Should().BeTrue();
    }

    [Fact]
    public void Parts_that_cannot_be_told_apart_are_not_guessed()
    {
        ExpectedKey[] wanted = [new("a.weight", [2]), new("a.bias", [2]), new("b.weight", [2]), new("b.bias", [2])];
        ExpectedKey[] found = [new("x.weight", [2]), new("x.bias", [2]), new("y.weight", [2]), new("y.bias", [2])];
        KeyAnalysis.Compare(wanted, Dict(found)).Repair.Should().BeNull();
    }

    [Fact]
    public void A_single_tensor_of_the_same_shape_is_no_evidence()
    {
        ExpectedKey[] wanted = [new("a.weight", [2]), new("b.weight", [3])];
        ExpectedKey[] found = [new("a.weight", [2]), new("c.weight", [3])];
        KeyAnalysis.Compare(wanted, Dict(found)).Repair.Should().BeNull();
    }

    [Fact]
    public void Another_number_of_classes_is_named_as_the_likely_cause()
    {
        var keys = Table("torchvision-fasterrcnn");
        var coco = keys.Select(k => k.Name.StartsWith("roi_heads.box_predictor", StringComparison.Ordinal) ? k with { Shape = [k.Shape[0] / 4 * 91, .. k.Shape.Skip(1)] } : k).ToList();
        var comparison = KeyAnalysis.Compare(keys, Dict(coco));
        comparison.Fits.Should().BeFalse();
        comparison.Missing.Should().BeEmpty();
        comparison.Describe("fasterrcnn").Should().Be(
            """
            the weights do not fit the architecture fasterrcnn: 280 of its 284 keys are there with the right shape.
              other shape 4: roi_heads.box_predictor.cls_score.weight expected [4,1024], found [91,1024]; roi_heads.box_predictor.cls_score.bias expected [4], found [91]; roi_heads.box_predictor.bbox_pred.weight expected [16,1024], found [364,1024]; roi_heads.box_predictor.bbox_pred.bias expected [16], found [364]
              Every differing size is 91 where the architecture has 4, or in that proportion: check the option that sets it, such as num_classes.
            """);
    }

    [Fact]
    public void A_tensor_that_would_broadcast_does_not_fit()
    {
        var comparison = KeyAnalysis.Compare([new("scale", [8])], Dict([new("scale", [1])]));
        comparison.Shapes.Should().ContainSingle().Which.ToString().Should().Be("scale expected [8], found [1]");
    }

    [Fact]
    public void Optional_and_ignorable_keys_do_not_matter()
    {
        var comparison = KeyAnalysis.Compare([new("a", [1]), new("anchors", [2], IsOptional: true)], Dict([new("a", [1]), new("mask", [3])]), n => n == "mask");
        comparison.Fits.Should().BeTrue();
        comparison.Required.Should().Be(1);
    }

    private static bool IsConstant(string key) => key is "decoder.anchors" or "decoder.valid_mask" || key.EndsWith(".num_points_scale", StringComparison.Ordinal);

    // The repair, applied as the spec's lines would be.
    private static KeyComparison Mended(IReadOnlyCollection<ExpectedKey> expected, IEnumerable<ExpectedKey> found, KeyRepair repair)
    {
        var strip = repair.StripPrefix ?? string.Empty;
        var kept = found.Where(k => k.Name.StartsWith(strip, StringComparison.Ordinal)).Select(k => k with { Name = KeyRenaming.Apply(k.Name[strip.Length..], repair.Rename) });
        return KeyAnalysis.Compare(expected, Dict(kept));
    }

    private static List<ExpectedKey> Renamed(IEnumerable<ExpectedKey> keys, Func<string, string> rename) => [.. keys.Select(k => k with { Name = rename(k.Name) })];

    private static StateDict Dict(IEnumerable<ExpectedKey> keys) => new(keys.Select(k => new ShapeOnly(k)));

    // Real key lists of the original implementations: name, format, shape.
    private static List<ExpectedKey> Table(string name) =>
        [.. File.ReadLines(Path.Combine(RepositoryRoot.Path, "tests", "Parity.Tests", "Data", "keys", name + ".keys.tsv")).Select(l => l.Split('\t')).Where(p => p.Length == 3)
            .Select(p => new ExpectedKey(p[0], [.. p[2].Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => long.Parse(d, CultureInfo.InvariantCulture))]))];

    private sealed class ShapeOnly(ExpectedKey key) : StateEntry(key.Name, ElementType.Float32, key.Shape)
    {
        public override TensorData Read() => throw new InvalidOperationException("Keys are compared without reading tensors.");
    }
}
