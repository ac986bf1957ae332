namespace Meanwhile.Cli.Check.Probing;

/// <summary>Asks with GET, follows redirects, and reads the body to its end, so that the connection serves the next request.</summary>
internal sealed class HttpProbe : IProbe
{
    private readonly HttpClient client;
    private readonly TimeSpan max;

    public HttpProbe(CheckOptions options)
    {
        client = new HttpClient(new SocketsHttpHandler { MaxAutomaticRedirections = 10, UseProxy = false });
        client.Timeout = Timeout.InfiniteTimeSpan;
        max = options.MaxTime;
    }

    public async Coroutine<Answer> Get(Uri address)
    {
        try
        {
            Answer answer = default;
            await Async.WithTimeout(max, async _ => { answer = await Ask(address); });
            return answer;
        }
        catch (TimeoutException)
        {
            return Answer.Failed(ErrorKind.Timeout, $"no answer within {max.TotalSeconds} s");
        }
        catch (HttpRequestException failure)
        {
            return Answer.Failed(failure.HttpRequestError == HttpRequestError.NameResolutionError ? ErrorKind.Dns : failure.HttpRequestError == HttpRequestError.ConnectionError ? ErrorKind.Connect : ErrorKind.Reset, failure.Message);
        }
    }

    private async Coroutine<Answer> Ask(Uri address)
    {
        using var reply = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Async.CurrentToken);
        await reply.Content.CopyToAsync(Stream.Null);
        return Answer.Of((int)reply.StatusCode, reply.ReasonPhrase, reply.RequestMessage!.RequestUri!.AbsoluteUri);
    }

    public void Dispose() => client.Dispose();
}
