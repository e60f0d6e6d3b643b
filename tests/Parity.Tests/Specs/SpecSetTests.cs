using Parity.Specs;

namespace Parity.Tests.Specs;

public sealed class SpecSetTests : IDisposable
{
    private readonly SpecFolder _folder = new();

    public SpecSetTests()
    {
        foreach (var name in new[] { "b", "a", "sub/c" })
        {
            _folder.Write($"specs/{name}.yaml", SpecFolder.Sound.Replace("shapes", Path.GetFileName(name)).Replace("images/*", name.Contains('/') ? "../../images/*" : "../images/*"));
        }

        _folder.Write("specs/notes.txt", "not a spec");
        _folder.Write("specs/parity.schema.json", "{}");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("specs", "specs/a.yaml specs/b.yaml")]
    [InlineData("specs/", "specs/a.yaml specs/b.yaml")]
    [InlineData("specs/b.yaml", "specs/b.yaml")]
    [InlineData("specs/*.yaml", "specs/a.yaml specs/b.yaml")]
    [InlineData("specs/**/*.yaml", "specs/a.yaml specs/b.yaml specs/sub/c.yaml")]
    [InlineData("specs/*", "specs/a.yaml specs/b.yaml")]
    [InlineData("specs/sub specs specs/a.yaml specs/?.yaml", "specs/a.yaml specs/b.yaml specs/sub/c.yaml")]
    public void Files_folders_and_patterns_find_specs_sorted_and_once(string asked, string found) =>
        SpecSet.Find(asked.Split(' '), _folder.Root).Should().Equal(found.Split(' ').Select(f => f.Replace('/', Path.DirectorySeparatorChar)));

    [Fact]
    public void Absolute_patterns_find_absolute_paths() =>
        SpecSet.Find([_folder.PathOf("specs") + "/*.yaml"]).Should().Equal(_folder.PathOf("specs/a.yaml"), _folder.PathOf("specs/b.yaml"));

    [Theory]
    [InlineData("spec", "There is no spec \"spec\". Near it: \"specs\".")]
    [InlineData("specs/c.yaml", "There is no spec \"specs/c.yaml\". Near it: \"a.yaml\", \"b.yaml\".")]
    [InlineData("zzzzzzzzzz", "There is no spec \"zzzzzzzzzz\". Name a spec or a folder of specs, or write the first one: parity new CHECKPOINT MODEL.onnx.")]
    [InlineData("specs/*.yml", "The pattern \"specs/*.yml\" matches no .yaml file below *specs.")]
    [InlineData("images", "The folder \"images\" holds no spec; a spec is a .yaml file directly in it.")]
    [InlineData("specs/**.yaml", "No specs can be found at \"specs/**.yaml\": \"**\" stands alone between slashes, for instance images/***/\\*.png.")]
    [InlineData("a\0b", "No specs can be found at \"a·b\": *")]
    public void Nothing_found_is_a_clear_error(string asked, string message) =>
        FluentActions.Invoking(() => SpecSet.Find([asked], _folder.Root)).Should().Throw<ParityException>().WithMessage(message.Replace("\\*", "*", StringComparison.Ordinal));

    [Fact]
    public void Asking_for_nothing_is_an_error() =>
        FluentActions.Invoking(() => SpecSet.Find([])).Should().Throw<ParityException>().WithMessage("No spec was asked for; *");

    [Fact]
    public void A_broken_spec_leaves_the_others_usable()
    {
        var broken = _folder.Write("specs/broken.yaml", "model: [");

        var set = SpecSet.Read(SpecSet.Find(["specs"], _folder.Root).Select(f => _folder.PathOf(f)));

        set.Specs.Select(s => s.Model).Should().Equal("a", "b");
        set.Failures.Should().ContainSingle().Which.Key.Should().Be(broken);
    }

    [Fact]
    public void Two_specs_with_the_same_model_are_a_problem_of_the_second()
    {
        var second = _folder.Write("specs/z.yaml", SpecFolder.Sound.Replace("model: shapes", "model: A").Replace("images/*", "../images/*"));

        FluentActions.Invoking(() => SpecSet.Load([_folder.PathOf("specs/a.yaml"), second])).Should().Throw<SpecException>()
            .WithMessage($"{second}:1:1: the model name \"A\" is taken by {_folder.PathOf("specs/a.yaml")}; model names are unique, ignoring case.");
    }

    [Fact]
    public void Two_specs_that_share_a_golden_folder_are_a_problem()
    {
        Directory.CreateDirectory(_folder.PathOf("goldens"));
        var second = _folder.Write("specs/z.yaml", SpecFolder.Sound.Replace("images/*", "../images/*") + "\ngoldens: ../goldens/a");

        SpecSet.Read([_folder.PathOf("specs/a.yaml"), second]).Failures.Should().ContainSingle()
            .Which.Value.Message.Should().Contain("keeps its goldens in the same folder");
    }

    [Fact]
    public void Loading_several_broken_specs_reports_the_problems_of_all()
    {
        var files = new[] { _folder.Write("specs/x.yaml", "model: ["), _folder.Write("specs/y.yaml", "- a") };

        FluentActions.Invoking(() => SpecSet.Load(files)).Should().Throw<SpecException>().Which.Problems.Select(p => p.At.File).Should().Equal(files);
        FluentActions.Invoking(() => SpecSet.Load([.. files, _folder.PathOf("specs/missing.yaml")])).Should().Throw<ParityException>()
            .Which.Message.Split(Environment.NewLine).Should().HaveCount(3);
    }
}
