using Microsoft.Playwright;
using Parity.Reporting;

namespace Parity.Browser.Tests;

public sealed class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parity-page-").FullName;

    [SkippableTheory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(800, ColorScheme.Light)]
    [InlineData(961, ColorScheme.Dark)]
    [InlineData(1600, ColorScheme.Dark)]
    public async Task It_fits_the_screen_complains_of_nothing_and_asks_the_network_for_nothing(int width, ColorScheme scheme)
    {
        await using var opened = await chromium.Open(Page(24), width, scheme);
        await opened.OpenFirst();
        await opened.Page.Keyboard.PressAsync("Escape");

        (await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        (await opened.Page.EvaluateAsync<string[]>(PageScripts.CutTables)).Should().BeEmpty("a column that must be scrolled to is a column that nobody reads");
        opened.Complaints.Should().BeEmpty();
        opened.Requests.Should().ContainSingle("the page itself is the only file").Which.Should().StartWith("file:");
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_is_readable_on_its_background(ColorScheme scheme)
    {
        await using var opened = await chromium.Open(Page(24), 1600, scheme);
        await opened.OpenFirst();

        var low = await opened.Page.EvaluateAsync<string[]>(PageScripts.LowContrast);

        low.Should().BeEmpty("WCAG AA asks for a contrast of 4.5, or 3 for large text");
    }

    [SkippableFact]
    public async Task The_checks_of_the_page_find_what_they_look_for()
    {
        await using var opened = await chromium.Open(Page(4), 390);
        await opened.OpenFirst();
        await opened.Page.EvaluateAsync("""
            () => document.querySelector('main').insertAdjacentHTML('afterbegin',
              '<h4 id="twice">deep</h4><i id="twice"></i><p style="color:#999;background:#fff">pale</p><button></button><div class="table-scroll"><p style="width:3000px">wide</p></div>')
            """);

        foreach (var (script, found) in ((string, string)[])[(PageScripts.LowContrast, "pale"), (PageScripts.Nameless, "button"), (PageScripts.SkippedHeadings, "deep"), (PageScripts.DuplicateIds, "twice"), (PageScripts.CutTables, "wide")])
        {
            (await opened.Page.EvaluateAsync<string[]>(script)).Should().ContainSingle().Which.Should().ContainEquivalentOf(found);
        }
    }

    [SkippableFact]
    public async Task Five_hundred_images_are_drawn_only_where_they_are_seen()
    {
        await using var opened = await chromium.Open(Page(500));
        var grid = await opened.Grid();
        (await opened.Page.Locator(".controls .shown").First.TextContentAsync()).Should().Be("60 of 500 shown");

        // A click may fall between two layouts on a busy machine, so it is repeated while there is more.
        var more = opened.Page.Locator(".more").First;
        for (var i = 0; i < 20 && await more.IsVisibleAsync(); i++)
        {
            await more.ClickAsync();
        }

        (await grid.Locator("li").CountAsync()).Should().Be(500);
        (await opened.Page.Locator(".more").First.IsVisibleAsync()).Should().BeFalse();
        (await opened.Page.EvaluateAsync<int>("() => document.querySelectorAll('*').length")).Should().BeLessThan(500 * 10);
        await opened.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('canvas')].some(c => c.width > 0 && c.getContext('2d').getImageData(c.width / 2, c.height / 2, 1, 1).data[3] > 0)");
        (await opened.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('canvas')].filter(c => c.width > 1 && c.width !== 300).length")).Should().BeInRange(1, 120);
    }

    [SkippableFact]
    public async Task What_does_not_hold_comes_first_and_can_be_shown_alone_or_searched()
    {
        await using var opened = await chromium.Open(Page(24));
        var grid = await opened.Grid();
        (await grid.Locator(".badge").First.TextContentAsync()).Should().Be("failed");

        await opened.Page.Locator(".controls select").First.SelectOptionAsync("bad");
        (await grid.Locator("li").CountAsync()).Should().Be(4);
        await opened.Page.Locator(".controls input[type=search]").First.FillAsync("scene-016");

        (await grid.Locator(".name").AllTextContentsAsync()).Should().Equal("scene-016.png");
    }

    [SkippableFact]
    public async Task Pointing_at_a_box_tells_its_pair_score_displacement_and_IoU()
    {
        await using var opened = await chromium.Open(Page(24));
        await opened.OpenFirst();

        await opened.Page.Locator(".stage-area g[data-entry='0'] rect.box").First.HoverAsync(new() { Force = true });

        (await opened.Page.Locator(".picked").TextContentAsync()).Should().ContainAll("square", "0.75", "4 px apart", "IoU 0.92", "fails");
        (await opened.Page.Locator(".pairs tr.current").CountAsync()).Should().Be(1);
    }

    [SkippableFact]
    public async Task Boxes_can_be_switched_off_and_compared_with_the_golden_instead()
    {
        await using var opened = await chromium.Open(Page(24));
        await opened.OpenFirst();
        var boxes = opened.Page.Locator(".stage-area rect.box");
        (await boxes.CountAsync()).Should().Be(4);

        await opened.Page.Locator("[data-show=reference]").UncheckAsync();
        (await opened.Page.Locator(".stage-area rect.reference").CountAsync()).Should().Be(0);
        (await boxes.CountAsync()).Should().Be(2);
        await opened.Page.Locator("[data-do=comparison]").SelectOptionAsync("1");

        (await opened.Page.Locator("[data-name=reference]").TextContentAsync()).Should().Be("Golden");
    }

    [SkippableFact]
    public async Task The_keyboard_reaches_everything_and_comes_back_to_where_it_was()
    {
        await using var opened = await chromium.Open(Page(24));
        await opened.Grid();
        var page = opened.Page;
        await page.Locator(".card").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#viewer[open]");
        (await Focused(page)).Should().Be("Close");

        await page.Locator(".stage-area").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        (await page.Locator(".picked").TextContentAsync()).Should().StartWith("1 of 2.");
        await page.Keyboard.PressAsync("ArrowRight");
        (await page.Locator(".picked").TextContentAsync()).Should().StartWith("2 of 2.");
        var before = await Width(page);
        await page.Keyboard.PressAsync("+");
        (await Width(page)).Should().BeGreaterThan(before);
        await page.Locator("[data-do=next]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("#viewer-title").TextContentAsync()).Should().Contain("scene-008.png");
        await page.Keyboard.PressAsync("Escape");

        (await page.EvaluateAsync<bool>("() => document.activeElement.matches('.card')")).Should().BeTrue();

        static Task<string?> Focused(IPage page) => page.EvaluateAsync<string?>("() => document.activeElement.getAttribute('aria-label')");
        static Task<double> Width(IPage page) => page.EvaluateAsync<double>("() => document.querySelector('.stage-area svg').getBoundingClientRect().width");
    }

    [SkippableFact]
    public async Task Every_control_and_region_has_a_name_and_headings_do_not_skip_a_level()
    {
        await using var opened = await chromium.Open(Page(24));
        await opened.OpenFirst();

        (await opened.Page.EvaluateAsync<string[]>(PageScripts.Nameless)).Should().BeEmpty();
        (await opened.Page.EvaluateAsync<string[]>(PageScripts.SkippedHeadings)).Should().BeEmpty();
        (await opened.Page.EvaluateAsync<string[]>(PageScripts.DuplicateIds)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Names_that_are_markup_stay_names()
    {
        const string Hostile = "</script><script>document.title='taken'</script><img src=x onerror=document.title='taken'>";
        await using var opened = await chromium.Open(Page(4, Hostile, i => $"{i}{Hostile}\"'&.png"));
        await opened.OpenFirst();

        (await opened.Page.TitleAsync()).Should().NotBe("taken");
        (await opened.Page.Locator("img[src=x]").CountAsync()).Should().Be(0);
        (await opened.Page.Locator("#viewer-title").TextContentAsync()).Should().Contain($"{Hostile}\"'&.png");
        (await opened.Page.Locator("h2", new() { HasText = Hostile }).CountAsync()).Should().BeGreaterThan(0);
        opened.Complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Without_a_script_the_verdicts_can_still_be_read()
    {
        await using var opened = await chromium.Open(Page(6), scripts: false);

        var text = await opened.Page.Locator("body").InnerTextAsync();

        text.Should().ContainAll("No parity", "scene-004.png: failed", "tensorrt needs gpu", "TorchSharp 0.107.0");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Page(int images, string model = "detector", Func<int, string>? name = null) => ReportFolder.Write(_folder, Testing.SampleReport.Of(images, model, name));
}
