#:project ../src/Meanwhile.Http
#:project local-api

using System.Text.RegularExpressions;
using Meanwhile;
using Meanwhile.Samples;
using static Meanwhile.Async;

try
{
    Run(Main);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("stopped");
    return 130;                                   // what shells expect after Ctrl-C
}

return 0;

async Coroutine Main()
{
    await using var api = await LocalApi.Start(args);              // a tenth of a second for a page
    await using var session = new HttpSession(new() { BaseUrl = api.Url });

    var start = EventLoop.Current.Time;
    var (pages, failed, letters) = (0, 0, 0);

    // Never more than 50 at a time, for politeness and for memory: a page is asked for when there is room for it.
    await foreach (var title in MapStream(Enumerable.Range(1, 500), Title, limit: 50))
    {
        if (title.IsSuccess)
        {
            pages++;
            letters += title.Value.Length;
        }
        else
        {
            failed++;
            Console.Error.WriteLine(title.Exception!.Message);
        }
    }

    Console.WriteLine($"{pages} pages, {failed} failed, {letters} letters in their titles");
    Console.WriteLine($"{(EventLoop.Current.Time - start).TotalSeconds:0.0} s");

    async Coroutine<string> Title(int number)
    {
        var html = await session.GetText($"page/{number}");
        return Regex.Match(html, "<title>(?<title>[^<]*)</title>", RegexOptions.NonBacktracking).Groups["title"].Value;
    }
}
