using System.Net;

namespace Meanwhile;

/// <summary>A body on its way to another origin: the same bytes, without headers that were meant for the first.</summary>
internal sealed class BodyElsewhere : HttpContent
{
    private BodyElsewhere(HttpContent inner)
    {
        Inner = inner;
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            if (TravellingHeaders.MayTravelWithBody(name))
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }
    }

    internal HttpContent Inner { get; }

    /// <summary>The body itself where nothing has to go.</summary>
    internal static HttpContent? Of(HttpContent? content)
    {
        if (content is not null)
        {
            foreach (var (name, _) in content.Headers.NonValidated)
            {
                if (!TravellingHeaders.MayTravelWithBody(name))
                {
                    return new BodyElsewhere(content);
                }
            }
        }

        return content;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Inner.CopyToAsync(stream, context);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Inner.CopyToAsync(stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = Inner.Headers.ContentLength ?? -1;
        return length >= 0;
    }
}
