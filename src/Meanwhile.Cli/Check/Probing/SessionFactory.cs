using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Check.Probing;

/// <summary>Makes the session that a run asks through.</summary>
internal static class SessionFactory
{
    private static readonly TimeSpan IdleOfHttp2 = TimeSpan.FromSeconds(3);

    public static HttpSession Create(RequestOptions options, TimeSpan? maxTime) =>
        new(
            new HttpSessionOptions
            {
                Headers = Headers(options),
                UserAgent = UserAgent(options),

                // The whole of an attempt, with the body where it is read at once; null where the attempt keeps it itself. Slots keeps the limits.
                Timeout = maxTime,
                ConnectTimeout = options.ConnectTimeout,
                ConnectionLimit = 0,

                // A connection of HTTP/2 cannot be told to close after a request: of a list of many hosts each would leave one behind.
                IdleConnectionTimeout = options.PrefersHttp2 ? IdleOfHttp2 : TimeSpan.FromMinutes(1),
                FollowRedirects = options.MaxRedirects > 0,
                MaxRedirects = options.MaxRedirects,

                // Nobody looks into the body.
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseBodySize = null,
                DangerousAcceptAnyCertificate = options.IsInsecure,
                Proxy = Proxy(options.Proxy),
                UseProxy = options.UseProxy,
                Version = options.PrefersHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
                Resolver = Resolver.IsNeeded(options) ? new Resolver(options).Resolve : null,
                ConfigureHandler = handler => Secure(handler.SslOptions, options),
            }
        );

    private static List<KeyValuePair<string, string>> Headers(RequestOptions options)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var header in options.Headers)
        {
            // The empty body says its length by itself.
            if (header.Value is { } value && !header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                headers.Add(new(header.Name, value));
            }
        }

        if (!IsGiven(options, "Accept"))
        {
            headers.Add(new("Accept", "*/*"));
        }

        if (options.User is { } user && !IsGiven(options, "Authorization"))
        {
            headers.Add(new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user))));
        }

        return headers;
    }

    private static string? UserAgent(RequestOptions options) =>
        options.Leaves("User-Agent") ? null
        : options.UserAgent is { } agent ? agent
        : new HttpSessionOptions().UserAgent;

    private static bool IsGiven(RequestOptions options, string name) =>
        options.Headers.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static WebProxy? Proxy(Uri? address)
    {
        if (address is null)
        {
            return null;
        }

        var proxy = new WebProxy(SafeUrl.Strip(address));
        if (address.UserInfo.Split(':', 2) is [var name, .. var rest] && name.Length > 0)
        {
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(name), Uri.UnescapeDataString(rest is [var password] ? password : ""));
        }

        return proxy;
    }

    private static void Secure(SslClientAuthenticationOptions tls, RequestOptions options)
    {
        // A certificate that a server leaves out is not fetched from elsewhere, as curl does not: that would be one more wait,
        // on a thread that other connections need.
        tls.CertificateChainPolicy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        if (options.Authorities is { } authorities)
        {
            tls.CertificateChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        if (options.Certificate is { } certificate)
        {
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        }
    }
}
