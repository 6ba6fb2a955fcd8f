FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
RUN dotnet publish Report.csproj -c Release -o /app

FROM cgr.dev/chainguard/aspnet-runtime:latest
COPY --from=build /app /app
WORKDIR /app
EXPOSE 8080
ENTRYPOINT ["dotnet", "Report.dll"]
