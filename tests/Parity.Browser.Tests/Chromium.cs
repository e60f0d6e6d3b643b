using Microsoft.Playwright;

namespace Parity.Browser.Tests;

/// <summary>One browser for all tests of a class; none where Chromium is not installed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is no browser, or null.</summary>
    public string? Missing { get; private set; }

    public async Task InitializeAsync()
    {
        if (Find() is not { } path)
        {
            Missing = "Chromium is not on the PATH (Debian: apt-get install chromium; or set PARITY_CHROMIUM to its path), so the page cannot be looked at in a browser.";
            return;
        }

        _playwright = await Playwright.CreateAsync();
        // A container's root user has no sandbox; the page is this test's own.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens a page file, noting everything it complains of and everything it asks the network for.</summary>
    internal async Task<OpenedPage> Open(string file, int width = 1600, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        Skip.If(Missing is not null, Missing);
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = scripts });
        var opened = new OpenedPage(page);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        if (scripts)
        {
            await page.WaitForSelectorAsync("html[data-ready]", new() { State = WaitForSelectorState.Attached });
        }

        return opened;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? Find()
    {
        var chosen = Environment.GetEnvironmentVariable("PARITY_CHROMIUM");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return !string.IsNullOrEmpty(chosen) ? chosen : folders.SelectMany(f => Names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }
}
