using System.Net;

namespace Meanwhile;

/// <summary>Where a redirect leads and what the next request looks like, by the rules of the Fetch standard.</summary>
internal static class RedirectRules
{
    /// <summary>Whether an answer asks for another request.</summary>
    internal static bool IsRedirect(HttpResponseMessage response) =>
        response.StatusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
        && response.Headers.NonValidated.Contains("Location");

    /// <summary>The next request of a chain; throws if it must not be sent.</summary>
    internal static HttpRequestMessage Next(Exchange exchange, HttpResponseMessage response, RedirectChain chain)
    {
        var request = exchange.Request;
        var options = exchange.Options;
        var from = request.RequestUri!;
        var method = request.Method;
        var subject = exchange.Subject;
        var location = response.Headers.NonValidated["Location"].ToString();
        var target = Target(subject, location);
        if (chain.Steps.Count >= options.MaxRedirects)
        {
            throw Refused(
                subject,
                new Told(
                    $"more than {options.MaxRedirects} redirects; the next would be to {subject.Shown(target)}.",
                    "Raise HttpSessionOptions.MaxRedirects to follow more.",
                    nameof(HttpSessionOptions.MaxRedirects)
                )
            );
        }

        if (from.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps && !options.AllowInsecureRedirects)
        {
            throw Refused(
                subject,
                new Told(
                    $"redirected from https to {subject.Shown(target)}, which anyone on the way can read.",
                    "Set HttpSessionOptions.AllowInsecureRedirects to follow it.",
                    nameof(HttpSessionOptions.AllowInsecureRedirects)
                )
            );
        }

        var nextMethod = MethodAfter(method, response.StatusCode);
        var keepsMethod = nextMethod == method;
        if (keepsMethod && (IsSame(target, from) || chain.Contains(step => IsSame(step.From, target))))
        {
            throw Refused(
                subject,
                location.AsSpan().Trim().IsEmpty
                    ? $"redirected by {(int)response.StatusCode} to nowhere: its Location header is empty."
                    : $"redirected in a loop: {subject.Shown(target)} was asked for before."
            );
        }

        var sameOrigin = IsSameOrigin(from, target);
        var content = keepsMethod ? request.Content : null;
        if (content is not null && !BodyRules.CanBeSentAgain(content))
        {
            throw Refused(
                subject,
                $"redirected by {(int)response.StatusCode} to {subject.Shown(target)}, where the body is to be sent again; {BodyRules.SentOnce(content)} Or send it to that URL at once."
            );
        }

        chain.Add(new HttpRedirect(response.StatusCode, SafeUrl.Strip(from), SafeUrl.Strip(target)), keepsMethod);
        var next = new HttpRequestMessage(nextMethod, SafeUrl.Strip(target))
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = sameOrigin ? content : BodyElsewhere.Of(content),
        };
        CopyHeaders(request, next, sameOrigin, keepsMethod);
        return next;
    }

    private static Uri Target(Subject subject, string location)
    {
        var from = subject.Url;
        if (!Uri.TryCreate(from, location, out var target) || location.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw Refused(subject, $"redirected to '{SafeText.Of(subject.Said(SafeUrl.WithoutUser(location)), SafeUrl.MostCharacters)}', which is not a URL.");
        }

        if (target.Scheme != Uri.UriSchemeHttp && target.Scheme != Uri.UriSchemeHttps)
        {
            throw Refused(subject, $"redirected to the scheme '{subject.Said(target.Scheme)}'; only http and https are followed.");
        }

        return target.Fragment.Length == 0 && from.Fragment.Length > 0 ? new UriBuilder(target) { Fragment = from.Fragment }.Uri : target;
    }

    private static HttpMethod MethodAfter(HttpMethod method, HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.MovedPermanently or HttpStatusCode.Found when method == HttpMethod.Post => HttpMethod.Get,
            HttpStatusCode.SeeOther when method != HttpMethod.Get && method != HttpMethod.Head => HttpMethod.Get,
            _ => method,
        };

    private static void CopyHeaders(HttpRequestMessage request, HttpRequestMessage next, bool sameOrigin, bool keepsMethod)
    {
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            var dropped =
                (!sameOrigin && !TravellingHeaders.MayTravel(name))
                || (!keepsMethod && name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase));
            if (!dropped)
            {
                next.Headers.TryAddWithoutValidation(name, values);
            }
        }
    }

    private static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(Uri one, Uri other) =>
        IsSameOrigin(one, other) && one.PathAndQuery == other.PathAndQuery;

    private static HttpSessionException Refused(Subject subject, Told told) => subject.Failed(HttpErrorKind.Redirect, told);
}
