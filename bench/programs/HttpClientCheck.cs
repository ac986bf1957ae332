using System.Net;

namespace Meanwhile.Programs;

/// <summary>The plain loop that checks every URL of a file with an <see cref="HttpClient"/>, so many at a time.</summary>
internal static class HttpClientCheck
{
    internal static async Task Check(string path, int connections)
    {
        using var client = new HttpClient();
        var seen = 0;
        var up = 0;
        var limit = new ParallelOptions { MaxDegreeOfParallelism = connections };
        await Parallel.ForEachAsync(
            File.ReadLines(path),
            limit,
            async (url, cancellation) =>
            {
                using var response = await client.GetAsync(url, cancellation);
                Interlocked.Increment(ref seen);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    Interlocked.Increment(ref up);
                }
            }
        );
        if (up != seen)
        {
            throw new InvalidOperationException($"{up} of {seen} answers are 200.");
        }
    }
}
