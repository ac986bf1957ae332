using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Meanwhile.Tests;

/// <summary>Certificates made for a test, each wrong in its own way.</summary>
internal static class TestCertificate
{
    // Any moment will do, as long as it is in the past.
    private static readonly DateTimeOffset LongAgo = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset FarOff = new(2101, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static SslServerAuthenticationOptions SelfSigned() => Make("127.0.0.1", FarOff);

    internal static SslServerAuthenticationOptions Expired() => Make("127.0.0.1", LongAgo.AddYears(1));

    internal static SslServerAuthenticationOptions ForAnotherName() => Make("10.9.8.7", FarOff);

    private static SslServerAuthenticationOptions Make(string address, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={address}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(LongAgo, until);
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
        return new SslServerAuthenticationOptions { ServerCertificate = certificate };
    }
}
