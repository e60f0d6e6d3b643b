using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>A service's API on this machine: answers reads, and keeps what is written.</summary>
internal sealed class CommentServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<string, string?> _read;
    private readonly Task _loop;

    /// <param name="read">Answers a read, given its path and query, with JSON; null: there is no such thing.</param>
    public CommentServer(Func<string, string?> read)
    {
        _read = read;
        (_listener, Url) = Listen();
        _loop = Task.Run(Loop);
    }

    /// <summary>A request that wrote.</summary>
    public sealed record Written(string Method, string Path, JsonElement Body);

    /// <summary>The server's address, without a slash at its end.</summary>
    public string Url { get; }

    /// <summary>Whether writing is refused, as a token without the right to it is.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>What was written, in order.</summary>
    public List<Written> Writes { get; } = [];

    /// <summary>The tokens that requests came with.</summary>
    public HashSet<string> Tokens { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        _loop.Wait();
        _listener.Close();
    }

    private static (HttpListener Listener, string Url) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            int port;
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                port = ((IPEndPoint)free.LocalEndpoint).Port;
            }

            var listener = new HttpListener();
            var url = FormattableString.Invariant($"http://127.0.0.1:{port}");
            listener.Prefixes.Add(url + "/");
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                // Another process took the port between the two lines: the next one, then.
                listener.Close();
            }
        }
    }

    private async Task Loop()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException && !_listener.IsListening)
            {
                // Stopped: the test is over.
                return;
            }

            await Answer(context);
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        var request = context.Request;
        Tokens.Add(request.Headers["Authorization"] ?? request.Headers["PRIVATE-TOKEN"] ?? "none");
        var answer = "{}"u8.ToArray();
        if (request.HttpMethod == "GET")
        {
            var found = _read(request.RawUrl!);
            context.Response.StatusCode = found is null ? 404 : 200;
            answer = Encoding.UTF8.GetBytes(found ?? string.Empty);
        }
        else if (ReadOnly)
        {
            context.Response.StatusCode = 403;
        }
        else
        {
            Writes.Add(new(request.HttpMethod, request.RawUrl!, (await JsonDocument.ParseAsync(request.InputStream)).RootElement));
        }

        await context.Response.OutputStream.WriteAsync(answer);
        context.Response.Close();
    }
}
