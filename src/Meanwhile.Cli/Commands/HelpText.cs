namespace Meanwhile.Cli.Commands;

/// <summary>What --help says. Written by hand, in the order in which people need it; a test holds that no option is missing.</summary>
internal static class HelpText
{
    public const string Overview = """
        meanwhile: many URLs and API requests at once, from the shell.

        Usage:
          meanwhile check [URL...] [-i FILE]... [-]    check URLs, all at once
          meanwhile demo                               see what "all at once" means, in a few seconds and without a network
          meanwhile completion bash|zsh|fish|pwsh      print a script with which a shell completes this command

        Options:
          -h, --help     this text; "meanwhile check --help" for a command's own
              --version  the version

        Start with:
          meanwhile demo
          meanwhile check https://example.com https://example.org

        """;

    public const string Check = CheckHelp.Text;

    public const string Completion = """
        meanwhile completion: print a script with which a shell completes commands and options of meanwhile.

        Usage:
          meanwhile completion SHELL

        Examples (put them where the shell starts):
          source <(meanwhile completion bash)
          source <(meanwhile completion zsh)
          meanwhile completion fish | source
          meanwhile completion pwsh | Out-String | Invoke-Expression

        Options:
          -h, --help  this text

        """;

    public const string Demo = """
        meanwhile demo: see what "all at once" means.

        Usage:
          meanwhile demo

        Starts a small web server on this machine whose 200 URLs take a second each (and a few that are down, slow or moved),
        checks three of them one after another, then all of them at once, and shows both times side by side with a picture of
        who waited when. It needs no network and takes a few seconds.

        Options:
          -h, --help  this text

        """;
}
