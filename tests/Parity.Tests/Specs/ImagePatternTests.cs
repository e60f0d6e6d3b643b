namespace Parity.Tests.Specs;

public sealed class ImagePatternTests : IDisposable
{
    private readonly SpecFolder _folder = new();

    public ImagePatternTests()
    {
        foreach (var file in new[]
        {
            "pics/a.png", "pics/b.JPG", "pics/notes.txt", "pics/a.png.verified.png", "pics/a.png.received.png", "pics/a.verified.json", "pics/.hidden.png",
            "pics/day/c.webp", "pics/day/deep/d.bmp", "pics/night/a.png", "pics/.cache/e.png",
        })
        {
            _folder.Write(file, "content");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pics/*", "a.png b.JPG")]
    [InlineData("pics/*.png", "a.png")]
    [InlineData("pics/?.*", "a.png b.JPG")]
    [InlineData("pics/**", "a.png b.JPG day/c.webp day/deep/d.bmp night/a.png")]
    [InlineData("pics/**/*.png", "a.png night/a.png")]
    [InlineData("pics/**/**/d.*", "day/deep/d.bmp")]
    [InlineData("pics/*/*", "day/c.webp night/a.png")]
    [InlineData("pics/*y/**/*", "day/c.webp day/deep/d.bmp")]
    [InlineData("./pics//*.png", "a.png")]
    [InlineData("pics/day/../a.png", "a.png")]
    [InlineData("pics/night/*', 'pics/a.png", "a.png night/a.png")]
    [InlineData("pics/day/*', 'pics/day/deep/*", "c.webp deep/d.bmp")]
    public void A_pattern_finds_images_named_relative_to_the_folder_all_patterns_share(string patterns, string names)
    {
        var images = _folder.Load(Spec(patterns)).Images;

        images.Names.Should().Equal(names.Split(' '));
        images.Names.Should().OnlyContain(n => File.Exists(images.PathOf(n)));
    }

    [Theory]
    [InlineData("pics/*.PNG", "3:10: \"pics/*.PNG\" matches no image in \"{0}\". \"a.png\" differs in case only.")]
    [InlineData("Pics/*.png", "3:10: \"Pics/*.png\" matches no image. Its folder does not exist either; \"{1}\" has no \"Pics\" (did you mean \"pics\"?).")]
    [InlineData("pics/aa.png", "3:10: \"pics/aa.png\" matches no image. Near it: \"a.png\", \"a.png.received.png\", \"a.png.verified.png\".")]
    [InlineData("pics/*.{{png,jpg}}", "3:10: \"pics/*.{{png,jpg}}\" matches no image in \"{0}\". Patterns know *, ** and ? only: list one pattern for each extension.")]
    [InlineData("pics/*.txt", "3:10: \"pics/*.txt\" matches no image but \"notes.txt\"; images are .png, .jpg, .jpeg, .webp, .bmp.")]
    [InlineData("pics/", "3:10: the image pattern \"pics/\" cannot be used: it names a folder; end it with a file name or pattern such as *.png.")]
    [InlineData("pics/**.png", "3:10: the image pattern \"pics/**.png\" cannot be used: \"**\" stands alone between slashes, for instance images/**/*.png.")]
    [InlineData("pics/*/../*.png", "3:10: the image pattern \"pics/*/../*.png\" cannot be used: \"..\" and \".\" can stand only before the first wildcard and never last.")]
    [InlineData("pics\\*.png", "3:10: the image pattern \"pics\\*.png\" cannot be used: paths are written with forward slashes: \"pics/*.png\".")]
    [InlineData("pics/*.png', 'pics/a.*", "3:24: \"a.png\" matched by \"pics/*.png\" already; an image is judged once.")]
    [InlineData("pics/**', 'pics/*', 'pics/*.xyz", "3:21: \"a.png\" and 1 more matched by \"pics/**\" already; an image is judged once.|3:31: \"pics/*.xyz\" matches no image in \"{0}\".")]
    public void A_pattern_that_cannot_be_meant_is_a_problem(string patterns, string expected)
    {
        var problems = string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, _folder.PathOf("pics"), _folder.Root).Split('|');

        _folder.ProblemsOf(Spec(patterns.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal))).Should().Equal(problems);
    }

    [Fact]
    public void A_link_that_leads_back_up_is_not_followed_forever()
    {
        Directory.CreateSymbolicLink(_folder.PathOf("pics/night/loop"), _folder.PathOf("pics"));

        _folder.Load(Spec("pics/night/**")).Images.Names.Should().Equal("a.png");
    }

    [Fact]
    public void A_pattern_made_to_be_slow_is_matched_in_no_time()
    {
        var name = new string('a', 60) + ".png";
        _folder.Write($"pics/{name}", "content");

        _folder.Load(Spec($"pics/{string.Concat(Enumerable.Repeat("*a", 30))}*.png")).Images.Names.Should().Equal(name);
        _folder.ProblemOf(Spec($"pics/{string.Concat(Enumerable.Repeat("*a", 30))}*b.png")).Should().Contain("matches no image");
        _folder.Load(Spec($"pics/{string.Concat(Enumerable.Repeat("**/", 200))}a.png")).Images.Names.Should().Equal("a.png", "night/a.png");
    }

    private static string Spec(string patterns) => SpecFolder.Sound
        .Replace("images/*.png", $"'{patterns}'", StringComparison.Ordinal)
        .Replace("expect: { images: 2, empty: [blank.png] }", "expect: { detections_per_image: { min: 2 } }", StringComparison.Ordinal);
}
