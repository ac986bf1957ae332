global using static Meanwhile.Async;
