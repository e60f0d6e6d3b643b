using Microsoft.Playwright;

namespace Parity.Browser.Tests;

/// <summary>A page in the browser, with its complaints.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    public OpenedPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _requests.Add(request.Url);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the page's console.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What it asked for beside pictures inside it.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Scrolls the first grid into view and waits for its cards.</summary>
    public async Task<ILocator> Grid()
    {
        await Page.Locator("section.images").First.ScrollIntoViewIfNeededAsync();
        await Page.WaitForSelectorAsync(".grid .card");
        return Page.Locator(".grid").First;
    }

    /// <summary>Opens the first image in the viewer.</summary>
    public async Task OpenFirst()
    {
        await Grid();
        await Page.Locator(".card").First.ClickAsync();
        await Page.WaitForSelectorAsync("#viewer[open] .stage-area svg");
    }

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
