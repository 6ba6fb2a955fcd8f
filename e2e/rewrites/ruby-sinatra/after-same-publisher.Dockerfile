FROM ruby:3.3-trixie AS build
WORKDIR /usr/src/app
COPY Gemfile Gemfile.lock ./
RUN bundle install
COPY . .

FROM ruby:3.3-slim
WORKDIR /usr/src/app
COPY --from=build /usr/src/app /usr/src/app
COPY --from=build /usr/local/bundle /usr/local/bundle
EXPOSE 4567
CMD ["ruby", "app.rb", "-o", "0.0.0.0"]
