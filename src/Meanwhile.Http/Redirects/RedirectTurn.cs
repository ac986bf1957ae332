namespace Meanwhile;

/// <summary>What a request waits for before each of its redirects is followed, where whoever sends it paces all that goes out.</summary>
internal static class RedirectTurn
{
    private static readonly HttpRequestOptionsKey<Func<Coroutine>> Key = new("Meanwhile.RedirectTurn");

    internal static void Set(HttpRequestMessage request, Func<Coroutine> turn) => request.Options.Set(Key, turn);

    /// <summary>Null where it follows at once.</summary>
    internal static Func<Coroutine>? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var turn) ? turn : null;
}
