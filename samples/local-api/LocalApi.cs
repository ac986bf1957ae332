using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Meanwhile.Samples;

/// <summary>
/// The web API that a sample asks: a small one on this machine, slow on purpose, or with <c>--url</c> a real one. The paths are
/// those of jsonplaceholder.typicode.com, and the chat is that of OpenAI and all who speak like it.
/// </summary>
public sealed class LocalApi : IAsyncDisposable
{
    private readonly WebApplication? server;

    private LocalApi(Uri url, WebApplication? server)
    {
        Url = url;
        this.server = server;
    }

    /// <summary>Where it is.</summary>
    public Uri Url { get; }

    /// <summary>Starts the server, unless the arguments name a real one.</summary>
    /// <param name="args">The arguments of the program: none, or <c>--url</c> and an address.</param>
    /// <exception cref="ArgumentException">There are other arguments.</exception>
    public static Task<LocalApi> Start(string[] args) =>
        args switch
        {
            [] => Start((_, delay) => Task.Delay(delay)),
            ["--url", var url] when Uri.TryCreate(url, UriKind.Absolute, out var address) => Task.FromResult(new LocalApi(address, null)),
            _ => throw new ArgumentException($"'{string.Join(' ', args)}' is not understood. Write nothing, or --url and an address such as https://example.com/"),
        };

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Starts the server with another idea of how it takes its time.</summary>
    internal static async Task<LocalApi> Start(Func<string, TimeSpan, Task> takeTime)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();

        var server = builder.Build();
        Routes.Map(server, takeTime);
        await server.StartAsync();
        return new LocalApi(new Uri(server.Urls.Single()), server);
    }

    /// <summary>Ctrl-C belongs to the sample, not to its server.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
