using System.Net.Sockets;

namespace Meanwhile.Docs.Tests.Snippets;

public sealed class HttpSnippets : Snippet
{
    [Fact]
    public void A_session()
    {
        using var server = new SmallServer();
        OnRealTime(async () =>
        {
            // begin snippet: http-session
            await using var session = new HttpSession(new HttpSessionOptions
            {
                BaseUrl = new Uri(server.Url),
                Timeout = 30.Seconds,
            });
            var text = await session.GetText("hello");        // reads the body; throws where the status is no success
            using var reply = await session.Get("hello");     // there as soon as the headers are
            Console.WriteLine($"{(int)reply.Status} {text}");
            // end snippet
        });

        Printed("200 /hello");
    }

    [Fact]
    public void Errors()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        var nobody = $"http://{taken.LocalEndPoint}/";
        OnRealTime(async () =>
        {
            await using var session = new HttpSession();
            // begin snippet: http-errors
            try
            {
                await session.GetText(nobody);
            }
            catch (HttpSessionException failure) when (failure.Kind is HttpErrorKind.Connect or HttpErrorKind.Dns)
            {
                Console.WriteLine($"down: {failure.Kind}");
            }
            // end snippet
        });

        Printed("down: Connect");
    }

    [Fact]
    public void Retries()
    {
        var asked = 0;
        using var busy = new SmallServer(path => ++asked < 3 ? (503, "busy") : (200, "at last"));
        OnRealTime(async () =>
        {
            // begin snippet: http-retries
            await using var session = new HttpSession(new HttpSessionOptions
            {
                Retry = new HttpRetryOptions { MaxRetries = 3, Delay = 0.5.Seconds, MaxTotalTime = 2.Minutes },
            });
            var answer = await session.GetText(busy.Url);     // 503 twice, and then this
            Console.WriteLine(answer);
            // end snippet
        });

        Printed("at last");
    }

    [Fact]
    public void Rates()
    {
        using var server = new SmallServer();
        Run(async () =>
        {
            // begin snippet: http-rate
            await using var session = new HttpSession(new HttpSessionOptions
            {
                Timeout = null,
                ConnectTimeout = null,
                RateLimit = HttpRate.PerSecond(2),            // one every half second
            });
            foreach (var name in (string[])["a", "b", "c"])
            {
                await session.GetText(server.Url + name);
            }

            Console.WriteLine($"{EventLoop.Current.Time.TotalSeconds} s");
            // end snippet
        });

        Printed("1 s");
    }

    private static void OnRealTime(Func<Coroutine> body) => Async.Run(body, new LoopOptions { HandleInterrupt = false });
}
