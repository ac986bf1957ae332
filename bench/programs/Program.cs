using Meanwhile.Programs;
using Meanwhile.Programs.Growing;
using Meanwhile.Programs.Reporting;

// Each prints "name value" lines for bench/peers/run, which starts every program anew for every measurement.
switch (args)
{
    case ["sleepers", "coroutines", var count, var seconds]:
        Sleepers.Coroutines(Number(count), Number(seconds));
        break;
    case ["sleepers", "tasks", var count, var seconds]:
        Sleepers.Tasks(Number(count), Number(seconds));
        break;
    case ["sleepers", "dotnet", var count, var seconds]:
        Sleepers.DotNet(Number(count), Number(seconds));
        break;
    case ["skynet", "ours"]:
        Skynet.Ours();
        break;
    case ["skynet", "dotnet"]:
        Skynet.DotNet();
        break;
    case ["growth", "ours", var work, var count]:
        Growth.Ours(work, Number(count));
        break;
    case ["growth", "dotnet", var work, var count]:
        Growth.DotNet(work, Number(count));
        break;
    case ["windup", "ours", var kind, var count]:
        WindingUp.Ours(kind, Number(count));
        break;
    case ["windup", "dotnet", var kind, var count]:
        WindingUp.DotNet(kind, Number(count));
        break;
    case ["requests", "ours", var url, var count]:
        Requests.Ours(url, Number(count));
        break;
    case ["requests", "dotnet", var url, var count]:
        Requests.DotNet(url, Number(count));
        break;
    case ["check", "dotnet", var file, var connections]:
        await HttpClientCheck.Check(file, Number(connections));
        break;
    case ["serve", var port]:
        SlowServer.Serve(Number(port));
        break;
    case ["report", var folder]:
        Report.Write(folder, Console.Out);
        break;
    case ["report-for-readme", var folder]:
        Report.WriteForReadme(folder, Console.Out);
        break;
    default:
        Console.Error.WriteLine("No such program. bench/peers/run knows them all.");
        return 1;
}

return 0;

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
