using Parity.Specs;

namespace Parity.Tests.Specs;

/// <summary>One mistake at a time in an otherwise sound spec.</summary>
public sealed class SpecFormTests : IDisposable
{
    private readonly SpecFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model: shapes", "model:", "1:1: \"model\" in the spec has no value; give it one or remove the key.")]
    [InlineData("model: shapes", "model: ~", "1:1: the spec needs \"model\".")]
    [InlineData("model: shapes", "model: [shapes]", "1:8: \"model\" must be a single value; found a list.")]
    [InlineData("model: shapes", "model: nul.v2", "1:8: the model name \"nul.v2\" becomes a folder name and cannot be used: Windows reserves \"nul\".")]
    [InlineData("model: shapes", "model: ..", "1:8: the model name \"..\" becomes a folder name and cannot be used: it begins or ends with a dot or a blank.")]
    [InlineData("model: shapes", "model: \"a\\tb\"", "1:8: the model name \"a·b\" becomes a folder name and cannot be used: it holds a character that file names cannot have.")]
    [InlineData("model: shapes", "model: \"\"", "1:8: the model name \"\" becomes a folder name and cannot be used: it must have 1 to 100 characters; it has 0.")]
    [InlineData("model: shapes", "model: shapes\nmodel: others", "2:1: \"model\" stands twice in this mapping; keep one.")]
    [InlineData("circle]", "[circle]]", "2:26: \"labels\" is a list of values; found a list.")]
    [InlineData("circle]", "~]", "2:26: \"labels\" is a list of values; found an empty entry.")]
    [InlineData("circle]", "' ']", "2:26: a label is blank; give the class a name.")]
    [InlineData("labels: [__background__, circle]", "labels: circle", "2:9: \"labels\" must be a list; found a value.")]
    [InlineData("preprocess: torchvision-detection", "preprocess: [decod]", "4:14: unknown step \"decod\" in preprocess; did you mean \"decode\"?")]
    [InlineData("checkpoint: models/checkpoint.pth", "checkpont: models/checkpoint.pth", "6:3: reference needs one of \"checkpoint\", \"torchscript\", \"recorded\", \"command\".|6:3: unknown key \"checkpont\" in reference; did you mean \"checkpoint\"?")]
    [InlineData("checkpoint: models/checkpoint.pth", "checkpoint: models\\checkpoint.pth", "6:15: the path \"models\\checkpoint.pth\" cannot be used: paths are written with forward slashes: \"models/checkpoint.pth\".")]
    [InlineData("checkpoint: models/checkpoint.pth", "checkpoint: https://x.org/a.pth", "6:15: the path \"https://x.org/a.pth\" cannot be used: it is an address; download the file and name its path.")]
    [InlineData("checkpoint: models/checkpoint.pth", "checkpoint: ~/a.pth", "6:15: the path \"~/a.pth\" cannot be used: \"~\" stands for nothing here; write the path relative to the spec.")]
    [InlineData("checkpoint: models/checkpoint.pth", "checkpoint: \"a\\0b\"", "6:15: the path \"a·b\" cannot be used: it holds a control character.")]
    [InlineData("  weights: model", "  recorded: out.npz", "7:3: reference has one source; found \"checkpoint\" and \"recorded\": keep one.")]
    [InlineData("checkpoint: models/checkpoint.pth", "torchscript: models/net.pt", "7:3: \"weights\" does not go with \"torchscript\"; remove it.|8:3: \"architecture\" does not go with \"torchscript\"; remove it.|9:3: \"options\" does not go with \"torchscript\"; remove it.")]
    [InlineData("  architecture: torchvision/net", "  threads: 0", "6:3: reference needs \"architecture\".|8:12: \"threads\" must be a whole number from 1 to 1024; found \"0\".")]
    [InlineData("options: { num_classes: 2 }", "options: [2]", "9:12: \"options\" must be a mapping; found a list.")]
    [InlineData("  weights: model", "  rename: { a: [b] }", "7:16: \"rename\" is a mapping of old prefix to new prefix; found a list for \"a\".")]
    [InlineData("  weights: model", "  device: gpu", "7:11: \"device\" cannot be \"gpu\"; did you mean \"cpu\"?")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    device: cuda", "13:5: provider \"cpu\" does not run on device \"cuda\"; choose provider cuda or remove \"device\".")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    provider: tensorrt\n    device: cpu", "14:5: provider \"tensorrt\" does not run on device \"cpu\"; name a cuda device or remove \"device\".")]
    [InlineData("    onnx: models/model.onnx", "    engine: a.engine\n    provider: cuda", "13:5: \"provider\" does not go with \"engine\"; remove it.")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    requires: [gpus, 'tensorrt>=x']", "13:16: unknown requirement \"gpus\"; did you mean \"gpu\"?|13:22: a requirement is a name, or a name and a least version such as \"tensorrt>=8.6\"; found \"tensorrt>=x\".")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    skip: { until: 31.3.2027 }", "13:11: skip needs \"reason\".|13:20: \"until\" must be a date as year-month-day, for instance 2027-03-31; found \"31.3.2027\".")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    skip: { reason: ' ', untill: 2027-03-31 }", "13:21: \"reason\" is blank; say why the candidate is skipped.|13:26: unknown key \"untill\" in skip; did you mean \"until\"?")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    requires: [gpu]\n    requires_until: 2027-02-30", "14:21: \"requires_until\" must be a date as year-month-day, for instance 2027-03-31; found \"2027-02-30\".")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    requires_until: 2027-03-31", "13:5: \"requires_until\" goes with \"requires\"; add it, or use \"skip\" to leave the candidate out everywhere.")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    requires: []", "13:5: \"requires\" is an empty list; list at least one value or remove the key.")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    tolerence: { score: 1 }", "13:5: unknown key \"tolerence\" in onnx; did you mean \"tolerance\"?")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    tolerance: { raw: { max_abs: -1e-3 } }", "13:34: \"max_abs\" must be a number of at least 0; found \"-1e-3\".")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    detections: { score_threshold: 0.1 }", "13:19: both sides are judged at one \"score_threshold\"; set it in the spec's own \"detections\".")]
    [InlineData("    onnx: models/model.onnx", "    command: python infer.py {input} {output}\n    timeout: 3", "13:5: unknown key \"timeout\" in onnx; did you mean \"timeout_seconds\"?")]
    [InlineData("    onnx: models/model.onnx", "    command: python infer.py {input} {output}\n    timeout_seconds: 0", "13:22: \"timeout_seconds\" must be a whole number from 1 to 86400; found \"0\".")]
    [InlineData("    onnx: models/model.onnx", "    command: python infer.py {inptu}", "12:14: unknown placeholder \"{inptu}\" in the command; did you mean \"{input}\"?|12:14: the command \"python infer.py {inptu}\" does not name {output}; expected for instance: python3 infer.py {input} {output}")]
    [InlineData("    onnx: models/model.onnx", "    command: python 'infer.py {input} {output}", "12:14: The command line has an unclosed ': python 'infer.py {input} {output}")]
    [InlineData("  checkpoint: models/checkpoint.pth\n  weights: model\n  architecture: torchvision/net\n  options: { num_classes: 2 }", "  command: infer {input}", "6:12: the command \"infer {input}\" does not name {output}; expected for instance: python3 infer.py {input} {output}")]
    [InlineData("    onnx: models/model.onnx", "    command: ' '", "12:14: \"command\" is empty; write the command line.")]
    [InlineData("faults: [bgr]", "lint: { fr: [tensorrt:8.5.2] }", "16:9: unknown key \"fr\" in lint; did you mean \"for\"?")]
    [InlineData("faults: [bgr]", "lint: { for: [] }", "16:9: \"for\" is an empty list; list at least one value or remove the key.")]
    [InlineData("faults: [bgr]", "lint: { rules: { opset: { severity: off } } }", "16:25: opset needs \"reason\".")]
    [InlineData("faults: [bgr]", "lint: { rules: { opset: { severity: of, reason: ' ' } } }", "16:37: \"severity\" cannot be \"of\"; did you mean \"off\"?|16:49: \"reason\" is blank; say why the rule's own severity does not fit.")]
    [InlineData("    onnx: models/model.onnx", "    engine: a.engine\nlint: {}", "13:7: \"lint\" looks into ONNX files, and no candidate is one; add an onnx candidate or remove the section.")]
    [InlineData("candidates:\n  onnx:\n    onnx: models/model.onnx", "lint: {}", "10:1: \"lint\" looks into the files of candidates, and there are none; add an onnx candidate or remove the section.")]
    [InlineData("  onnx:\n", "  onnx: {onnx: m.onnx}\n  ONNX:\n", "12:3: the candidate name \"ONNX\" differs from another only in case; rename one.")]
    [InlineData("  onnx:\n", "  on/nx:\n", "11:3: the candidate name \"on/nx\" becomes a folder name and cannot be used: it holds '/', which file names cannot have.")]
    [InlineData("score_threshold: 0.5", "score_threshold: 1", "13:32: \"score_threshold\" must be a number of at least 0 and below 1; found \"1\".")]
    [InlineData("score_threshold: 0.5", "score_threshold: NaN", "13:32: \"score_threshold\" must be a number of at least 0 and below 1; found \"NaN\".")]
    [InlineData("score_threshold: 0.5", "score_threshold: 0,5", "13:34: unknown key \"5\" in detections; known: score_threshold, decoder, max_detections, rows, project, candidate_score, nms_pre, nms_iou")]
    [InlineData("detections: { score_threshold: 0.5 }", "detections: {}", "13:13: detections needs \"score_threshold\".")]
    [InlineData("score: 0.001", "score: 1e999", "14:34: \"score\" must be a number from 0 to 1; found \"1e999\".")]
    [InlineData("score: 0.001", "raw: 0.1", "14:32: \"raw\" must be a mapping; found a value.")]
    [InlineData("images: 2, ", "images: 3, ", "15:11: 3 images are expected and the patterns of \"images\" match 2; restore the missing ones or correct the number.")]
    [InlineData("images: 2, ", "images: 0, ", "15:19: \"images\" must be a whole number of at least 1; found \"0\".")]
    [InlineData("images: 2, ", "images: 2.0, ", "15:19: \"images\" must be a whole number of at least 1; found \"2.0\".")]
    [InlineData("images: 2, ", "detections_per_image: { min: 3, max: 2 }, ", "15:43: \"max\" must be at least \"min\" (3); found 2.")]
    [InlineData("[blank.png]", "[blnk.png]", "15:30: \"blnk.png\" is not among the images; did you mean \"blank.png\"?")]
    [InlineData("[blank.png]", "[blank.png, a.png]", "15:30: every image is expected to be empty, so no detection would ever be compared; add an image with objects.")]
    [InlineData("faults: [bgr]", "faults:", "16:1: \"faults\" in the spec has no value; give it one or remove the key.")]
    [InlineData("faults: [bgr]", "faults: []", "16:1: \"faults\" is an empty list; list at least one value or remove the key.")]
    [InlineData("faults: [bgr]", "goldens: \"\"", "16:10: the path \"\" cannot be used: a path is empty; name a file.")]
    public void A_mistake_is_reported_at_its_place_with_the_fix(string sound, string wrong, string expected)
    {
        SpecFolder.Sound.Should().Contain(sound, "the case must change something");

        _folder.ProblemsOf(SpecFolder.Sound.Replace(sound, wrong)).Take(expected.Split('|').Length).Should().Equal(expected.Split('|'));
    }

    [Fact]
    public void A_spec_that_compares_nothing_is_refused()
    {
        var neither = string.Join('\n', SpecFolder.Sound.Split('\n').Where((_, line) => line is < 4 or > 11));

        _folder.ProblemOf(neither).Should().Be("1:1: the spec has neither \"reference\" nor \"candidates\", so it would compare nothing; add one.");
        _folder.ProblemOf(neither + "\ncandidates: {}").Should().Be("9:1: \"candidates\" is empty; list an artefact or remove the key.");
    }

    [Fact]
    public void One_side_is_enough()
    {
        var lines = SpecFolder.Sound.Split('\n');

        _folder.Load(string.Join('\n', lines.Where((_, line) => line is < 4 or > 8))).Reference.Should().BeNull();
        _folder.Load(string.Join('\n', lines.Where((_, line) => line is < 9 or > 11))).Candidates.Should().BeEmpty();
    }

    [Fact]
    public void A_candidate_merges_its_budgets_over_the_spec_s_entry_by_entry()
    {
        var spec = _folder.Load(SpecFolder.Sound
            .Replace("{ box_px: 0.5, score: 0.001 }", "{ box_px: 1, score: 0.01, tensor: 0.5, raw: { max_abs: 2e-3 } }")
            .Replace("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    tolerance: { score: 0.02 }"));

        spec.Tolerance.Should().Be(new ToleranceSpec { BoxPixels = 1, Score = 0.01, Tensor = 0.5, RawMaxAbs = 0.002 });
        spec.Candidates[0].Tolerance.Should().Be(spec.Tolerance with { Score = 0.02 });
    }

    [Fact]
    public void Settings_of_a_runner_that_is_not_known_here_are_kept_as_written_for_it()
    {
        var candidate = _folder.Load(SpecFolder.Sound.Replace("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    fp16: true\n    profile: { images: { min: 1 } }")).Candidates[0];

        candidate.Settings!.Entries.Select(e => e.Key.Text).Should().Equal("fp16", "profile");
        candidate.Settings.Entries[0].Key.At.Line.Should().Be(13);
    }

    [Fact]
    public void Settings_that_the_vocabulary_lists_are_checked_at_their_place()
    {
        var vocabulary = SpecVocabulary.Default with
        {
            Settings = SpecVocabulary.Default.Settings.Add("onnx", [new("fp16", SpecValueKind.Flag, "Half precision.")]),
        };

        _folder.ProblemsOf(SpecFolder.Sound.Replace("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    fp16: maybe\n    fp17: true"), vocabulary).Should().Equal(
            "13:11: \"fp16\" cannot be \"maybe\"; known: true, false",
            "14:5: unknown key \"fp17\" in onnx; did you mean \"fp16\"?");
    }

    [Fact]
    public void Architectures_are_checked_where_the_vocabulary_knows_them()
    {
        var vocabulary = SpecVocabulary.Default with { Architectures = ["torchvision/nest"] };

        _folder.ProblemOf(SpecFolder.Sound, vocabulary).Should().Be("8:17: unknown architecture \"torchvision/net\"; did you mean \"torchvision/nest\"?");
    }

    [Fact]
    public void Checks_of_the_composition_add_their_problems_to_the_same_report()
    {
        var vocabulary = SpecVocabulary.Default with
        {
            CheckReference = (reference, problems) => problems.Add(reference.Options!.Entries[0].Value.At, "one class is missing"),
            CheckCandidate = (candidate, problems) => problems.Add(candidate.SourceAt, $"{candidate.Name} is unfit"),
        };

        _folder.ProblemsOf(SpecFolder.Sound.Replace("[bgr]", "[brg]"), vocabulary).Should().Equal(
            "9:27: one class is missing", "12:11: onnx is unfit", "16:10: unknown fault \"brg\"; did you mean \"bgr\"?");
    }

    [Fact]
    public void A_command_is_kept_as_written_and_needs_no_file()
    {
        var candidate = _folder.Load(SpecFolder.Sound.Replace("    onnx: models/model.onnx", "    command: \"sh -c 'echo ${HOME}' {input} --out={output}\"\n    timeout_seconds: 5")).Candidates[0];

        candidate.Should().BeEquivalentTo(new { Kind = "command", Source = "sh -c 'echo ${HOME}' {input} --out={output}" });
        candidate.Settings!.Entries.Should().ContainSingle().Which.Value.Should().BeOfType<SpecScalar>().Which.Text.Should().Be("5");
    }

    [Fact]
    public void The_settings_of_a_command_are_those_its_runner_binds() =>
        SpecVocabulary.Default.Settings["command"].Select(k => k.Name).Should().Equal(Parity.Running.Commands.CommandOptions.Keys);

    [Fact]
    public void Renames_keep_their_order_and_may_remove_a_prefix()
    {
        var reference = _folder.Load(SpecFolder.Sound.Replace("  weights: model", "  strip_prefix: architecture.\n  rename: { b.: a., a.: }")).Reference!;

        reference.StripPrefix.Should().Be("architecture.");
        reference.Rename.Should().Equal(new KeyValuePair<string, string>("b.", "a."), new KeyValuePair<string, string>("a.", string.Empty));
    }

    [Fact]
    public void Goldens_lie_in_the_nearest_goldens_folder_above_the_spec_or_beside_its_folder()
    {
        _folder.Load(SpecFolder.Sound).GoldenFolder.Should().Be(Path.Combine(Path.GetDirectoryName(_folder.Root)!, "goldens", "shapes"));

        Directory.CreateDirectory(_folder.PathOf("goldens"));
        _folder.Load(SpecFolder.Sound).GoldenFolder.Should().Be(_folder.PathOf("goldens/shapes"));
        SpecFile.Load(_folder.Write("deep/specs/spec.yaml", SpecFolder.Sound.Replace("images/*", "../../images/*"))).GoldenFolder.Should().Be(_folder.PathOf("goldens/shapes"));
        _folder.Load(SpecFolder.Sound + "\ngoldens: approved/here").GoldenFolder.Should().Be(_folder.PathOf("approved/here"));
    }
}
