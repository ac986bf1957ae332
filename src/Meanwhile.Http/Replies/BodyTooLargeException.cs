namespace Meanwhile;

/// <summary>A body is larger than the session reads.</summary>
internal sealed class BodyTooLargeException(long limit) : IOException(Say(limit).ToString())
{
    internal Told Told => Say(limit);

    private static Told Say(long limit) =>
        new(
            $"the body is larger than {limit} bytes.",
            "Raise HttpSessionOptions.MaxResponseBodySize, or read it with Stream or Chunks and without a limit.",
            nameof(HttpSessionOptions.MaxResponseBodySize)
        );
}
