#:project ../src/Meanwhile.Http
#:project local-api

using Meanwhile;
using Meanwhile.Samples;
using static Meanwhile.Async;

Run(async () =>
{
    await using var api = await LocalApi.Start(args);              // half a second for an answer
    await using var session = new HttpSession(new() { BaseUrl = api.Url });   // one for all: it keeps the connections
    string[] urls = ["posts/1", "posts/2", "posts/3", "posts/4", "posts/5"];

    var clock = EventLoop.Current;
    var start = clock.Time;
    foreach (var url in urls)
    {
        Print(url, await session.GetText(url));
    }

    Console.WriteLine($"one after another: {(clock.Time - start).TotalSeconds:0.00} s");

    start = clock.Time;
    var texts = await Map(urls, url => session.GetText(url));      // the answers in the order of the URLs
    foreach (var (url, text) in urls.Zip(texts))
    {
        Print(url, text);
    }

    Console.WriteLine($"all at once:       {(clock.Time - start).TotalSeconds:0.00} s");
});

void Print(string url, string text) => Console.WriteLine($"{url}: {text.Length} characters");
