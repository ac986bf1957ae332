using System.Net;

namespace Meanwhile;

/// <summary>One step of a chain of redirects.</summary>
/// <param name="Status">The status of the answer that redirected, such as 301.</param>
/// <param name="From">The URL that was asked for.</param>
/// <param name="To">The URL that was asked for next.</param>
public sealed record HttpRedirect(HttpStatusCode Status, Uri From, Uri To);
