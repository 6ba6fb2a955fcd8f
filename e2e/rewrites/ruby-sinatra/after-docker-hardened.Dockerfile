FROM dhi.io/ruby:3.3-debian13-dev
WORKDIR /usr/src/app
COPY Gemfile Gemfile.lock ./
RUN bundle install
COPY . .
EXPOSE 4567
CMD ["ruby", "app.rb", "-o", "0.0.0.0"]
