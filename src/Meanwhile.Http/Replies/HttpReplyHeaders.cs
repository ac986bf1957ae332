using System.Collections;
using System.Net.Http.Headers;

namespace Meanwhile;

/// <summary>The headers of a reply: those of the answer and those about its body. Names are compared without regard to case.</summary>
public sealed class HttpReplyHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly HttpResponseMessage response;

    internal HttpReplyHeaders(HttpResponseMessage response)
    {
        this.response = response;
    }

    /// <summary>The value of a header; of one that came several times, all values with ", " between; null if it did not come.</summary>
    /// <param name="name">The header's name, such as "Content-Type".</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public string? this[string name] => TryFind(name, out var values) ? values.ToString() : null;

    /// <summary>How many headers of different names there are.</summary>
    public int Count => response.Headers.NonValidated.Count + response.Content.Headers.NonValidated.Count;

    /// <summary>Whether that header came.</summary>
    /// <param name="name">The header's name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public bool Contains(string name) => TryFind(name, out _);

    /// <summary>The values of a header that may come several times, such as "Set-Cookie"; empty if it did not come.</summary>
    /// <param name="name">The header's name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public IReadOnlyList<string> GetAll(string name) => TryFind(name, out var values) ? [.. values] : [];

    /// <summary>Goes through all headers, one entry for each value.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            foreach (var value in values)
            {
                yield return new(name, value);
            }
        }

        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            foreach (var value in values)
            {
                yield return new(name, value);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool TryFind(string name, out HeaderStringValues values)
    {
        ArgumentNullException.ThrowIfNull(name);
        return response.Headers.NonValidated.TryGetValues(name, out values) || response.Content.Headers.NonValidated.TryGetValues(name, out values);
    }
}
